package dev.handback.record.report;

import dev.handback.offboarding.OffboardingId;
import dev.handback.record.report.ReportFact.Breached;
import dev.handback.record.report.ReportFact.Contained;
import dev.handback.record.report.ReportFact.Granted;
import dev.handback.record.report.ReportFact.Lapsed;
import dev.handback.record.report.ReportFact.Removed;
import dev.handback.record.report.ReportFact.Residual;
import dev.handback.record.report.ReportFact.Saved;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the facts of a report from the record: one line each, for whoever sums them up. */
@Singleton
public final class ReportBook {
  /** From the later of acceptance and effective date, as {@code Figures} has it (R7). */
  private static final String RUNS =
      "SELECT o.id, GREATEST(o.received_at, COALESCE(o.effective_at, o.received_at)) AS start_at,"
          + " SUM(i.kind = 'SESSIONS' AND i.removed_at IS NULL) AS open_sessions,"
          + " MAX(CASE WHEN i.kind = 'SESSIONS' THEN i.removed_at END) AS contained_at,"
          + " SUM(i.status <> 'PROVEN') AS open_items,"
          + " MAX(i.proven_at) AS proven_at FROM offboarding o"
          + " JOIN access_item i ON i.offboarding_id = o.id"
          + " WHERE i.kind <> 'SEAT' AND i.status <> 'RESTORED'"
          + " AND (i.disposition IS NULL OR i.disposition <> 'EXCEPTION_APPROVED')"
          + " AND o.state NOT IN ('RESCINDED', 'REJECTED')"
          + " AND GREATEST(o.received_at, COALESCE(o.effective_at, o.received_at)) >= ?"
          + " GROUP BY o.id, start_at";

  /** What lasts until a date, or until silence, is not late when the date comes. */
  private static final String BREACHES =
      "SELECT b.offboarding_id AS id, b.due_at AS at FROM obligation b"
          + " JOIN offboarding o ON o.id = b.offboarding_id"
          + " WHERE b.due_at >= ? AND b.due_at < ? AND b.kind <> 'EXCEPTION'"
          + " AND o.trigger_kind <> 'INACTIVITY' AND COALESCE(b.ended_at, ?) > b.due_at";

  private static final String GRANTS =
      "SELECT offboarding_id AS id, granted_at AS at FROM exception_grant WHERE granted_at >= ?";
  private static final String LAPSES =
      "SELECT g.offboarding_id AS id, COALESCE(b.ended_at, g.stays_until) AS at"
          + " FROM exception_grant g JOIN obligation b ON b.offboarding_id = g.offboarding_id"
          + " AND b.id = g.obligation_id WHERE b.state = 'LAPSED'"
          + " AND COALESCE(b.ended_at, g.stays_until) >= ?";

  /** As {@code Registers} has it: of a downgrade, the difference (L6, L7). */
  private static final String SAVINGS =
      "SELECT m.offboarding_id AS id, m.moved_at AS at, COALESCE(m.currency, '') AS currency,"
          + " COALESCE(CASE WHEN i.item_id IS NULL THEN m.monthly_price"
          + " WHEN i.currency = m.currency THEN m.monthly_price - i.monthly_price END, 0) AS amount"
          + " FROM seat_movement m LEFT JOIN seat_movement i ON i.offboarding_id ="
          + " m.offboarding_id AND i.item_id = m.item_id AND i.from_account = 'DOWNGRADED'"
          + " AND i.quantity = 1 WHERE m.quantity = 1"
          + " AND m.account IN ('FREED', 'CANCELLED_AT_RENEWAL') AND m.moved_at >= ?";

  private static final String RESIDUAL =
      "SELECT o.id, COALESCE(o.effective_at, o.received_at) AS at FROM offboarding o"
          + " JOIN access_item i ON i.offboarding_id = o.id"
          + " WHERE o.state IN ('RUNNING', 'WAITING') AND i.kind <> 'SEAT'"
          + " AND i.status NOT IN ('PROVEN', 'RESTORED')"
          + " AND (i.disposition IS NULL OR i.disposition <> 'EXCEPTION_APPROVED')"
          + " AND COALESCE(o.effective_at, o.received_at) < ?";

  private final RecordTransactions transactions;

  ReportBook(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** What counts since then; what is residual counts whenever it began. */
  public List<ReportFact> facts(Instant since, Instant now) {
    return transactions.read(connection -> {
      var facts = new ArrayList<ReportFact>();
      runs(connection, since, facts);
      facts.addAll(
          Sql.list(
              connection,
              BREACHES,
              parameters -> parameters.time(since).time(now).time(now),
              row -> new Breached(id(row), at(row))));
      facts.addAll(
          Sql.list(
              connection,
              GRANTS,
              parameters -> parameters.time(since),
              row -> new Granted(id(row), at(row))));
      facts.addAll(
          Sql.list(
              connection,
              LAPSES,
              parameters -> parameters.time(since),
              row -> new Lapsed(id(row), at(row))));
      facts.addAll(
          Sql.list(connection, SAVINGS, parameters -> parameters.time(since), ReportBook::saved));
      facts.addAll(
          Sql.list(
              connection,
              RESIDUAL,
              parameters -> parameters.time(now),
              row -> new Residual(id(row), at(row))));
      return facts;
    });
  }

  private static void runs(Connection connection, Instant since, List<ReportFact> facts)
      throws SQLException {
    Sql.list(
        connection,
        RUNS,
        parameters -> parameters.time(since),
        row -> {
          var start = Objects.requireNonNull(Sql.time(row, "start_at"));
          var contained = Sql.time(row, "contained_at");
          if (contained != null && row.getInt("open_sessions") == 0) {
            facts.add(new Contained(id(row), start, between(start, contained)));
          }
          var proven = Sql.time(row, "proven_at");
          if (proven != null && row.getInt("open_items") == 0) {
            facts.add(new Removed(id(row), start, between(start, proven)));
          }
          return facts.size();
        });
  }

  private static Duration between(Instant start, Instant end) {
    return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
  }

  private static Saved saved(ResultSet row) throws SQLException {
    var amount = row.getBigDecimal("amount");
    return new Saved(
        id(row), at(row), amount == null ? BigDecimal.ZERO : amount, row.getString("currency"));
  }

  private static OffboardingId id(ResultSet row) throws SQLException {
    return new OffboardingId(row.getString("id"));
  }

  private static Instant at(ResultSet row) throws SQLException {
    return Objects.requireNonNull(Sql.time(row, "at"));
  }
}
