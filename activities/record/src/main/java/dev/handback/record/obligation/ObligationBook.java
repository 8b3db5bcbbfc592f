package dev.handback.record.obligation;

import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.record.ObligationChanged;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** Writes obligations as they are now. */
public final class ObligationBook {
  private static final String SAVE =
      "INSERT INTO obligation (offboarding_id, id, item_id, target_id, kind, assignee, opened_at,"
          + " due_at, state, escalation, reminders, why, changed_at, ended_at, ended_by)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON DUPLICATE KEY UPDATE assignee = VALUES(assignee), due_at = VALUES(due_at),"
          + " state = VALUES(state), escalation = VALUES(escalation), reminders = VALUES(reminders), why = VALUES(why),"
          + " changed_at = VALUES(changed_at), ended_at = VALUES(ended_at), ended_by = VALUES(ended_by)";

  private static final String KNOWN =
      "SELECT state, escalation, reminders, assignee, changed_at FROM obligation"
          + " WHERE offboarding_id = ? AND id = ?";

  private ObligationBook() {}

  /** What the record knows of it by now. */
  public static Optional<KnownObligation> find(Connection connection, ObligationChanged changed)
      throws SQLException {
    return Sql.first(
        connection,
        KNOWN,
        parameters -> parameters.text(changed.offboarding()).text(changed.obligation().id()),
        ObligationBook::known);
  }

  private static KnownObligation known(ResultSet row) throws SQLException {
    return new KnownObligation(
        ObligationState.valueOf(row.getString("state")),
        row.getInt("escalation"),
        row.getInt("reminders"),
        row.getString("assignee"),
        Objects.requireNonNull(Sql.time(row, "changed_at")));
  }

  public static void save(Connection connection, ObligationChanged changed) throws SQLException {
    var owed = changed.obligation();
    var ended = owed.state() != ObligationState.OPEN;
    Sql.update(
        connection,
        SAVE,
        parameters ->
            parameters
                .text(changed.offboarding())
                .text(owed.id())
                .text(owed.item())
                .text(owed.target())
                .text(owed.kind())
                .text(owed.assignee())
                .time(owed.openedAt())
                .time(owed.dueAt())
                .text(owed.state())
                .number(owed.escalation())
                .number(owed.reminders())
                .text(owed.why())
                .time(changed.at())
                .time(ended ? changed.at() : null)
                .text(ended ? changed.by() : null));
  }
}
