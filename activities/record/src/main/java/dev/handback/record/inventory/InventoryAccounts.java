package dev.handback.record.inventory;

import dev.handback.inventory.Correlation;
import dev.handback.inventory.InventoryEntry;
import dev.handback.inventory.PageSeen;
import dev.handback.inventory.SyncEnded;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes the one row of each account. */
final class InventoryAccounts {
  private static final String SAVE =
      "INSERT INTO inventory_account (target_id, account_id, account_name, kind, state, correlation,"
          + " subject_id, owner, why, environment, enabled, seat, last_used_at, first_seen_at,"
          + " last_seen_at, sync_id, key_id, key_name, key_told_since, watched_since)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON DUPLICATE KEY UPDATE account_name = VALUES(account_name), kind = VALUES(kind),"
          + " state = VALUES(state), correlation = VALUES(correlation),"
          + " subject_id = VALUES(subject_id), owner = VALUES(owner), why = VALUES(why),"
          + " environment = VALUES(environment), enabled = VALUES(enabled), seat = VALUES(seat),"
          + " last_used_at = GREATEST(COALESCE(last_used_at, VALUES(last_used_at)),"
          + " COALESCE(VALUES(last_used_at), last_used_at)),"
          + " key_id = VALUES(key_id), key_name = VALUES(key_name),"
          // a time of which the target cannot tell any more, and no sync was told, begins it anew
          + " watched_since = CASE WHEN VALUES(watched_since) IS NULL THEN NULL"
          + " WHEN watched_since IS NULL OR VALUES(key_told_since) > last_seen_at"
          + " THEN VALUES(watched_since) ELSE watched_since END,"
          + " key_told_since = VALUES(key_told_since),"
          + " last_seen_at = VALUES(last_seen_at), gone_at = NULL, sync_id = VALUES(sync_id)";
  private static final String MARK_GONE =
      "UPDATE inventory_account SET state = 'GONE', gone_at = ? WHERE target_id = ?"
          + " AND sync_id <> ? AND state <> 'GONE'";
  private static final String COUNT =
      "SELECT COUNT(*), COALESCE(SUM(state = 'QUARANTINED'), 0) FROM inventory_account"
          + " WHERE target_id = ? AND sync_id = ?";
  private static final String GONE =
      "SELECT COUNT(*) FROM inventory_account WHERE target_id = ? AND state = 'GONE'"
          + " AND gone_at = ?";

  private InventoryAccounts() {}

  /** How many a sync has seen. */
  record Listed(int accounts, int quarantined) {}

  static void save(Connection connection, PageSeen page) throws SQLException {
    Sql.batch(
        connection, SAVE, page.entries(), (parameters, entry) -> bind(parameters, entry, page));
  }

  static void markGone(Connection connection, SyncEnded ended) throws SQLException {
    Sql.update(
        connection,
        MARK_GONE,
        parameters -> parameters.time(ended.at()).text(ended.target()).text(ended.sync()));
  }

  static Listed count(Connection connection, SyncEnded ended) throws SQLException {
    return Sql.list(
            connection,
            COUNT,
            parameters -> parameters.text(ended.target()).text(ended.sync()),
            row -> new Listed(row.getInt(1), row.getInt(2)))
        .getFirst();
  }

  /** How many this sync has marked, told once or twice. */
  static int gone(Connection connection, SyncEnded ended) throws SQLException {
    return Sql.list(
            connection,
            GONE,
            parameters -> parameters.text(ended.target()).time(ended.at()),
            row -> row.getInt(1))
        .getFirst();
  }

  private static void bind(Parameters parameters, InventoryEntry entry, PageSeen page)
      throws SQLException {
    var listed = entry.listed();
    var whose = Whose.of(entry.correlation());
    var key = listed.key();
    var toldSince = key == null ? null : key.toldSince();
    parameters
        .text(page.target())
        .text(listed.account().id())
        .text(listed.account().name())
        .text(entry.kind())
        .text(whose.why() == null ? InventoryState.CORRELATED : InventoryState.QUARANTINED)
        .text(whose.correlation())
        .text(whose.subject())
        .text(whose.owner())
        .text(whose.why())
        .text(entry.environment())
        .number(listed.enabled() ? 1 : 0)
        .text(listed.seat())
        .time(listed.lastUsedAt())
        .time(page.at())
        .time(page.at())
        .text(page.sync())
        .text(key == null ? null : key.account().id())
        .text(key == null ? null : key.account().name())
        .time(toldSince)
        .time(toldSince == null ? null : page.at());
  }

  /** A correlation as columns. */
  private record Whose(
      String correlation, @Nullable String subject, @Nullable String owner, @Nullable String why) {

    static Whose of(Correlation correlation) {
      return switch (correlation) {
        case Correlation.Person(var subject) -> new Whose("PERSON", subject, null, null);
        case Correlation.Workload(var subject, var owner) ->
            new Whose("WORKLOAD", subject, owner, null);
        case Correlation.Owned(var owner) -> new Whose("OWNED", null, owner, null);
        case Correlation.Dependent(var on) -> new Whose("DEPENDENT", on, on, null);
        case Correlation.Quarantined(var why, var to) -> new Whose("QUARANTINED", null, to, why);
      };
    }
  }
}
