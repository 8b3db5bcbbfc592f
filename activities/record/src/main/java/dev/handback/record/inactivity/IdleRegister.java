package dev.handback.record.inactivity;

import dev.handback.inactivity.Question;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.run.Cursor;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what has gone idle, who was asked, and what silence will do (requirement T9). */
@Singleton
public final class IdleRegister {
  private static final String ASKED =
      " FROM inactivity_ask q JOIN offboarding o ON o.id = q.offboarding_id"
          + " LEFT JOIN inbox i ON i.offboarding_id = o.id AND i.source = '"
          + Question.SYSTEM
          + "' AND i.dedup_key = o.source_event_id"
          + " LEFT JOIN inventory_account a ON a.target_id = q.target_id"
          + " AND a.account_id = q.account_id WHERE 1 = 1";
  private static final String BECOMES =
      "JSON_UNQUOTE(JSON_EXTRACT(i.request, '$.downgrade.to')) AS becomes";
  private static final String LINES =
      "SELECT q.offboarding_id, q.target_id, q.account_id, q.last_used_at, o.state, o.received_at,"
          + " o.effective_at, o.subject_id, COALESCE(a.key_name, a.account_name) AS name, a.key_id,"
          + " a.seat, (SELECT GROUP_CONCAT(DISTINCT b.assignee ORDER BY b.assignee SEPARATOR ', ')"
          + " FROM obligation b WHERE b.offboarding_id = q.offboarding_id"
          + " AND b.target_id = q.target_id AND b.kind = 'SIGN_OFF') AS asked, "
          + BECOMES
          + ASKED;
  private static final String UNDER_WAY = " AND " + UnusedList.UNDER_WAY;
  private static final String AFTER =
      " AND (o.received_at < ? OR (o.received_at = ? AND (q.offboarding_id < ?"
          + " OR (q.offboarding_id = ? AND (q.target_id > ?"
          + " OR (q.target_id = ? AND q.account_id > ?))))))";
  private static final String IN_ORDER =
      " ORDER BY o.received_at DESC, q.offboarding_id DESC, q.target_id, q.account_id LIMIT ?";
  private static final String SEATS =
      "SELECT target_id, seat, becomes, COUNT(*) AS seats FROM (SELECT q.target_id, a.seat, "
          + BECOMES
          + ASKED
          + UNDER_WAY
          + " AND a.seat IS NOT NULL) asked GROUP BY target_id, seat, becomes";

  /** Neither an offboarding's id nor a target's has one. */
  private static final String BETWEEN = " ";

  private final RecordTransactions transactions;

  IdleRegister(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What was asked about last comes first.
   *
   * @param underWayOnly without what has come to its end
   * @param cursor from the page before; null for the first
   * @throws IllegalArgumentException for a cursor that no list gave
   */
  public IdlePage list(boolean underWayOnly, int limit, @Nullable String cursor) {
    var after = cursor == null ? null : Cursor.parse(cursor);
    var sql = LINES + (underWayOnly ? UNDER_WAY : "") + (after == null ? "" : AFTER) + IN_ORDER;
    return transactions.read(connection -> {
      var prices = IdlePrices.read(connection);
      var lines =
          Sql.list(
              connection,
              sql,
              // one more than asked tells whether there is a next page
              parameters -> bind(parameters, after).number(limit + 1L),
              row -> new Line(view(row, prices), cursor(row)));
      var page = lines.stream().limit(limit).map(Line::view).toList();
      return new IdlePage(page, lines.size() > limit ? lines.get(limit - 1).cursor() : null);
    });
  }

  /** What silence would save a month, of all that is under way: by currency. */
  public List<IdleSaving> saving() {
    return transactions.read(connection -> {
      var prices = IdlePrices.read(connection);
      var sums = new TreeMap<String, Sum>();
      Sql.list(
          connection,
          SEATS,
          parameters -> {},
          row -> {
            var seats = row.getLong("seats");
            prices
                .saved(row.getString("target_id"), row.getString("seat"), row.getString("becomes"))
                .ifPresent(price -> sums.merge(price.currency(), Sum.of(price, seats), Sum::plus));
            return seats;
          });
      return sums.entrySet().stream()
          .map(sum ->
              new IdleSaving(money(sum.getValue().amount()), sum.getKey(), sum.getValue().seats()))
          .toList();
    });
  }

  private record Line(IdleView view, String cursor) {}

  private record Sum(BigDecimal amount, long seats) {

    static Sum of(IdlePrices.Price price, long seats) {
      return new Sum(price.amount().multiply(BigDecimal.valueOf(seats)), seats);
    }

    Sum plus(Sum other) {
      return new Sum(amount.add(other.amount), seats + other.seats);
    }
  }

  private static Parameters bind(Parameters parameters, @Nullable Cursor after)
      throws SQLException {
    if (after == null) {
      return parameters;
    }
    var parts = after.id().split(BETWEEN, 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("This is not a cursor that this list gave");
    }
    return parameters
        .time(after.receivedAt())
        .time(after.receivedAt())
        .text(parts[0])
        .text(parts[0])
        .text(parts[1])
        .text(parts[1])
        .text(parts[2]);
  }

  private static String cursor(ResultSet row) throws SQLException {
    var id =
        String.join(
            BETWEEN,
            row.getString("offboarding_id"),
            row.getString("target_id"),
            row.getString("account_id"));
    return new Cursor(Objects.requireNonNull(Sql.time(row, "received_at")), id).text();
  }

  private static IdleView view(ResultSet row, IdlePrices prices) throws SQLException {
    var becomes = row.getString("becomes");
    var name = row.getString("name");
    var saved = prices.saved(row.getString("target_id"), row.getString("seat"), becomes);
    return new IdleView(
        new OffboardingId(row.getString("offboarding_id")),
        OffboardingState.valueOf(row.getString("state")),
        what(row.getString("key_id"), becomes),
        new TargetId(row.getString("target_id")),
        name == null ? row.getString("account_id") : name,
        row.getString("subject_id"),
        Objects.requireNonNull(Sql.time(row, "last_used_at")),
        Objects.requireNonNull(Sql.time(row, "received_at")),
        row.getString("asked"),
        Sql.time(row, "effective_at"),
        becomes,
        saved.map(price -> money(price.amount())).orElse(null),
        saved.map(IdlePrices.Price::currency).orElse(null));
  }

  private static IdleWhat what(@Nullable String key, @Nullable String becomes) {
    if (becomes != null) {
      return IdleWhat.SEAT;
    }
    return key == null ? IdleWhat.ACCOUNT : IdleWhat.KEY;
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
