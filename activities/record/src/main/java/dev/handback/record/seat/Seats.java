package dev.handback.record.seat;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.seat.SeatAccount;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the seat ledger. */
@Singleton
public final class Seats {
  private static final String STANDINGS =
      "SELECT item_id, account, MAX(moved_at) AS since FROM seat_movement WHERE offboarding_id = ?"
          + " AND from_account <> 'DOWNGRADED' GROUP BY item_id, account HAVING SUM(quantity) = 1";

  private static final String INSTEAD =
      "SELECT item_id, pool, monthly_price, currency FROM seat_movement WHERE offboarding_id = ?"
          + " AND from_account = 'DOWNGRADED' AND quantity = 1";

  private final RecordTransactions transactions;

  Seats(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** The account that a seat is in, and since when. */
  public record Standing(SeatAccount account, Instant since) {}

  /** What is held in the place of a seat that was downgraded. */
  public record Instead(String sku, @Nullable BigDecimal monthlyPrice, @Nullable String currency) {

    /** What is left of a price; null where it cannot be told. */
    public @Nullable BigDecimal savedOf(@Nullable BigDecimal price, @Nullable String of) {
      return price == null || monthlyPrice == null || !Objects.equals(of, currency)
          ? null
          : price.subtract(monthlyPrice);
    }
  }

  /** The seats of an offboarding that were downgraded. */
  public Map<ItemId, Instead> downgraded(OffboardingId id) {
    return transactions
        .read(connection ->
            Sql.list(connection, INSTEAD, parameters -> parameters.text(id), Seats::instead))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<ItemId, Instead> instead(ResultSet row) throws SQLException {
    var pool = row.getString("pool");
    return Map.entry(
        new ItemId(row.getString("item_id")),
        new Instead(
            pool.substring(pool.indexOf('/') + 1),
            row.getBigDecimal("monthly_price"),
            row.getString("currency")));
  }

  /** Where each seat of an offboarding is now. */
  public Map<ItemId, Standing> standings(OffboardingId id) {
    return transactions
        .read(connection ->
            Sql.list(
                connection,
                STANDINGS,
                parameters -> parameters.text(id),
                row ->
                    Map.entry(
                        new ItemId(row.getString("item_id")),
                        new Standing(
                            SeatAccount.valueOf(row.getString("account")),
                            Objects.requireNonNull(Sql.time(row, "since"))))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
