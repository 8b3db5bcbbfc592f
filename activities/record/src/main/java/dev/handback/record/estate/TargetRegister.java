package dev.handback.record.estate;

import dev.handback.offboarding.access.TargetId;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps the targets, and how each was last met, for whoever looks after them (O3). */
@Singleton
public final class TargetRegister {
  private static final String SAVE =
      "INSERT INTO target (id, connector, owner, task_queue, sla_seconds, capabilities, by_hand,"
          + " in_estate_since) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
          + " connector = VALUES(connector), owner = VALUES(owner), task_queue = VALUES(task_queue),"
          + " sla_seconds = VALUES(sla_seconds), capabilities = VALUES(capabilities),"
          + " by_hand = VALUES(by_hand),"
          + " in_estate_since = COALESCE(in_estate_since, VALUES(in_estate_since))";
  private static final String LEAVE =
      "UPDATE target SET in_estate_since = NULL WHERE in_estate_since IS NOT NULL";

  // what several workers tell in another order than it happened leaves the latest
  private static final String ANSWERED =
      "UPDATE target SET answered_at = ?, failing_since = NULL, failure = NULL WHERE id = ?"
          + " AND (answered_at IS NULL OR answered_at < ?)"
          + " AND (failed_at IS NULL OR failed_at <= ?)";
  private static final String FAILED =
      "UPDATE target SET failing_since = COALESCE(failing_since, ?), failed_at = ?, failure = ?"
          + " WHERE id = ? AND (failed_at IS NULL OR failed_at < ?)"
          + " AND (answered_at IS NULL OR answered_at < ?)";

  private static final String VIEWS =
      "SELECT t.*, COALESCE(a.accounts, 0) AS accounts, COALESCE(a.quarantined, 0) AS quarantined,"
          + " s.synced_at, COALESCE(d.debts, 0) AS debts, d.owes_since, d.due_at FROM target t"
          + " LEFT JOIN (SELECT target_id, COUNT(*) AS accounts, SUM(state = 'QUARANTINED')"
          + " AS quarantined FROM inventory_account WHERE state <> 'GONE' GROUP BY target_id) a"
          + " ON a.target_id = t.id"
          + " LEFT JOIN (SELECT target_id, MAX(ended_at) AS synced_at FROM inventory_sync"
          + " GROUP BY target_id) s ON s.target_id = t.id"
          + " LEFT JOIN (SELECT target_id, COUNT(*) AS debts, MIN(opened_at) AS owes_since,"
          + " MIN(due_at) AS due_at FROM obligation WHERE state = 'OPEN'"
          + " AND kind = 'CONNECTOR_DEBT' GROUP BY target_id) d ON d.target_id = t.id";

  private final RecordTransactions transactions;

  TargetRegister(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** These are the estate's targets now; what another had is kept, and is in the estate no more. */
  public void save(List<EstateTarget> estate, Instant now) {
    transactions.write(connection -> {
      leave(connection, estate);
      Sql.batch(
          connection,
          SAVE,
          estate,
          (parameters, target) ->
              parameters
                  .text(target.id())
                  .text(target.connector())
                  .text(target.owner())
                  .text(target.taskQueue())
                  .number(target.sla().toSeconds())
                  .text(StoredJson.write(target.capabilities()))
                  .text(StoredJson.write(target.byHand()))
                  .time(now));
      return true;
    });
  }

  private static void leave(Connection connection, List<EstateTarget> estate) throws SQLException {
    var others = estate.isEmpty() ? "" : " AND id NOT IN (" + Sql.marks(estate.size()) + ")";
    Sql.update(
        connection,
        LEAVE + others,
        parameters -> {
          for (var target : estate) {
            parameters.text(target.id());
          }
        });
  }

  /** How they were met. What is not in the estate is left out. */
  public void met(Collection<Contact> contacts) {
    transactions.write(connection -> {
      for (var contact : contacts) {
        met(connection, contact);
      }
      return true;
    });
  }

  private static void met(Connection connection, Contact contact) throws SQLException {
    var at = contact.at();
    if (contact.failure() == null) {
      Sql.update(
          connection,
          ANSWERED,
          parameters -> parameters.time(at).text(contact.target()).time(at).time(at));
    } else {
      Sql.update(
          connection,
          FAILED,
          parameters ->
              parameters
                  .time(at)
                  .time(at)
                  .text(contact.failure())
                  .text(contact.target())
                  .time(at)
                  .time(at));
    }
  }

  /** All of them, by name. */
  public List<TargetView> list() {
    return transactions.read(connection ->
        Sql.list(connection, VIEWS + " ORDER BY t.id", parameters -> {}, TargetRegister::view));
  }

  public Optional<TargetView> find(TargetId id) {
    return transactions.read(connection ->
        Sql.first(
            connection,
            VIEWS + " WHERE t.id = ?",
            parameters -> parameters.text(id),
            TargetRegister::view));
  }

  private static TargetView view(ResultSet row) throws SQLException {
    var inEstateSince = Sql.time(row, "in_estate_since");
    var answeredAt = Sql.time(row, "answered_at");
    var failingSince = Sql.time(row, "failing_since");
    return new TargetView(
        new TargetId(row.getString("id")),
        TargetView.Health.of(inEstateSince, failingSince, answeredAt),
        row.getString("connector"),
        row.getString("owner"),
        row.getString("task_queue"),
        Duration.ofSeconds(row.getLong("sla_seconds")).toString(),
        StoredJson.texts(row.getString("capabilities")),
        StoredJson.texts(row.getString("by_hand")),
        inEstateSince,
        answeredAt,
        Sql.time(row, "failed_at"),
        failingSince,
        row.getString("failure"),
        row.getInt("accounts"),
        row.getInt("quarantined"),
        Sql.time(row, "synced_at"),
        row.getInt("debts"),
        Sql.time(row, "owes_since"),
        Sql.time(row, "due_at"));
  }
}
