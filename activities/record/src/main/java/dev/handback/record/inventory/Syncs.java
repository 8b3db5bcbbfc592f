package dev.handback.record.inventory;

import dev.handback.inventory.SyncEnded;
import dev.handback.inventory.SyncOpened;
import dev.handback.inventory.SyncOutcome;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes the one row of a sync. */
final class Syncs {
  private static final String INSERT =
      "INSERT INTO inventory_sync (id, target_id, state, started_at, pages, accounts, quarantined,"
          + " gone) VALUES (?, ?, ?, ?, 0, 0, 0, 0) ON DUPLICATE KEY UPDATE id = id";
  private static final String END =
      "UPDATE inventory_sync SET state = ?, ended_at = ?, pages = ?, accounts = ?, quarantined = ?,"
          + " gone = ? WHERE id = ?";
  private static final String ENDED =
      "SELECT DISTINCT target_id FROM inventory_sync WHERE ended_at IS NOT NULL AND target_id IN (";

  private Syncs() {}

  static List<TargetId> neverComplete(Connection connection, List<TargetId> targets)
      throws SQLException {
    if (targets.isEmpty()) {
      return List.of();
    }
    var ended =
        Sql.list(
            connection,
            ENDED + Sql.marks(targets.size()) + ")",
            parameters -> {
              for (var target : targets) {
                parameters.text(target);
              }
            },
            row -> new TargetId(row.getString(1)));
    return targets.stream().filter(target -> !ended.contains(target)).toList();
  }

  static int open(Connection connection, SyncOpened opened) throws SQLException {
    return Sql.update(
        connection,
        INSERT,
        parameters ->
            parameters
                .text(opened.sync())
                .text(opened.target())
                .text(SyncState.RUNNING)
                .time(opened.at()));
  }

  static void end(Connection connection, SyncEnded ended, SyncOutcome outcome) throws SQLException {
    Sql.update(
        connection,
        END,
        parameters ->
            parameters
                .text(outcome.accounts() == 0 ? SyncState.EMPTY : SyncState.COMPLETE)
                .time(ended.at())
                .number(ended.pages())
                .number(outcome.accounts())
                .number(outcome.quarantined())
                .number(outcome.gone())
                .text(ended.sync()));
  }
}
