package dev.handback.record.seat;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.seat.SeatAccount;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads finance's registers: seats (requirement L1) and savings (L7). */
@Singleton
public final class Registers {
  private static final String POOLS = "SELECT * FROM licence_pool ORDER BY target_id, sku";
  private static final String BALANCES =
      "SELECT pool, account, SUM(quantity) AS seats FROM seat_movement WHERE account NOT IN ('INVENTORY', 'DOWNGRADED')"
          + " GROUP BY pool, account HAVING SUM(quantity) <> 0";
  private static final String IN_USE =
      "SELECT target_id, seat, COUNT(*) AS seats FROM inventory_account WHERE seat IS NOT NULL"
          + " AND state <> 'GONE' GROUP BY target_id, seat";
  private static final String WAITING =
      "SELECT offboarding_id, item_id, pool, why, since, until_at, replacement FROM seat_wait"
          + " WHERE ended_at IS NULL ORDER BY since, offboarding_id, item_id";

  /**
   * What is booked as given back, each seat once; the month is that of the booking, in UTC. Of a
   * downgrade it is the difference, and nothing is known where the other price is not.
   */
  private static final String SAVINGS =
      "SELECT m.pool, m.account, DATE_FORMAT(m.moved_at, '%Y-%m') AS month, m.offboarding_id,"
          + " m.currency, COUNT(*) AS seats, SUM(CASE WHEN i.item_id IS NULL THEN m.monthly_price"
          + " WHEN i.currency = m.currency THEN m.monthly_price - i.monthly_price END) AS amount"
          + " FROM seat_movement m LEFT JOIN seat_movement i ON i.offboarding_id ="
          + " m.offboarding_id AND i.item_id = m.item_id AND i.from_account = 'DOWNGRADED'"
          + " AND i.quantity = 1"
          + " WHERE m.quantity = 1 AND m.account IN ('FREED', 'CANCELLED_AT_RENEWAL')"
          + " GROUP BY m.pool, m.account, DATE_FORMAT(m.moved_at, '%Y-%m'), m.offboarding_id,"
          + " m.currency ORDER BY month DESC, m.pool, m.offboarding_id, m.account LIMIT ?";

  private final RecordTransactions transactions;

  Registers(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  public SeatRegister seats() {
    return transactions.read(connection -> {
      var balances = balances(connection);
      var inUse = inUse(connection);
      var pools = Sql.list(connection, POOLS, parameters -> {}, row -> pool(row, inUse, balances));
      var waiting = Sql.list(connection, WAITING, parameters -> {}, Registers::waiting);
      return new SeatRegister(pools, waiting);
    });
  }

  /** The latest first, at most so many. */
  public List<SavingView> savings(int limit) {
    return transactions.read(connection ->
        Sql.list(connection, SAVINGS, parameters -> parameters.number(limit), Registers::saving));
  }

  private static Map<String, Map<SeatAccount, Integer>> balances(Connection connection)
      throws SQLException {
    var balances = new HashMap<String, Map<SeatAccount, Integer>>();
    Sql.list(
        connection,
        BALANCES,
        parameters -> {},
        row ->
            balances
                .computeIfAbsent(row.getString("pool"), any -> new EnumMap<>(SeatAccount.class))
                .put(SeatAccount.valueOf(row.getString("account")), row.getInt("seats")));
    return balances;
  }

  private static Map<Pool, Integer> inUse(Connection connection) throws SQLException {
    var inUse = new HashMap<Pool, Integer>();
    Sql.list(
        connection,
        IN_USE,
        parameters -> {},
        row ->
            inUse.put(
                new Pool(row.getString("target_id"), row.getString("seat")), row.getInt("seats")));
    return inUse;
  }

  /** Its target and the kind of its seats. */
  private record Pool(String target, String sku) {}

  private static SeatPoolView pool(
      ResultSet row, Map<Pool, Integer> inUse, Map<String, Map<SeatAccount, Integer>> balances)
      throws SQLException {
    var pool = new Pool(row.getString("target_id"), row.getString("sku"));
    return new SeatPoolView(
        pool.target(),
        pool.sku(),
        row.getObject("purchased", Integer.class),
        inUse.getOrDefault(pool, 0),
        amount(row.getBigDecimal("monthly_price")),
        row.getString("currency"),
        row.getString("contract_end"),
        row.getString("notice_date"),
        row.getString("bundle"),
        row.getBoolean("scarce"),
        balances.getOrDefault(row.getString("pool"), Map.of()));
  }

  private static WaitingSeatView waiting(ResultSet row) throws SQLException {
    return new WaitingSeatView(
        new OffboardingId(row.getString("offboarding_id")),
        new ItemId(row.getString("item_id")),
        row.getString("pool"),
        row.getString("why"),
        Objects.requireNonNull(Sql.time(row, "since")),
        Sql.time(row, "until_at"),
        row.getString("replacement"));
  }

  private static SavingView saving(ResultSet row) throws SQLException {
    var pool = row.getString("pool").split("/", 2);
    return new SavingView(
        pool[0],
        pool.length > 1 ? pool[1] : "",
        row.getString("month"),
        new OffboardingId(row.getString("offboarding_id")),
        SeatAccount.valueOf(row.getString("account")),
        row.getInt("seats"),
        amount(row.getBigDecimal("amount")),
        row.getString("currency"));
  }

  private static @Nullable String amount(@Nullable BigDecimal price) {
    return price == null ? null : price.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
