package dev.handback.record.inactivity;

import dev.handback.inactivity.KeyPage;
import dev.handback.inactivity.KeyQuery;
import dev.handback.inactivity.UnusedKey;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What workloads sign in with and have not for long, workload by workload. Nothing counts as unused
 * by silence of its target: either the target told of a use, or it would have told of any.
 */
final class UnusedKeyList {

  /** Null where nobody can tell; never before the time from which on any use would be known. */
  private static final String SINCE =
      "CASE WHEN a.key_id IS NULL THEN a.last_used_at"
          + " ELSE GREATEST(a.watched_since, COALESCE(a.last_used_at, a.watched_since)) END";

  private static final String KEYS =
      " FROM inventory_account a WHERE a.state = 'CORRELATED' AND a.correlation = 'WORKLOAD'"
          + " AND a.subject_id IS NOT NULL AND a.enabled = 1";
  private static final String TO_ASK =
      KEYS
          + " AND "
          + SINCE
          + " < ? AND a.last_seen_at > ?"
          + " AND NOT EXISTS (SELECT 1 FROM offboarding o WHERE o.subject_id = a.subject_id"
          + " AND o.trigger_kind <> 'INACTIVITY' AND "
          + UnusedList.UNDER_WAY
          + ") AND NOT EXISTS (SELECT 1 FROM inactivity_ask q JOIN offboarding o"
          + " ON o.id = q.offboarding_id WHERE q.target_id = a.target_id"
          + " AND q.account_id = a.account_id AND (o.received_at > ? OR "
          + UnusedList.UNDER_WAY
          + "))";
  private static final String WORKLOADS =
      "SELECT DISTINCT a.subject_id"
          + TO_ASK
          + " AND a.subject_id > ? ORDER BY a.subject_id LIMIT ?";
  private static final String UNUSED =
      UnusedList.ACCOUNT + ", " + SINCE + " AS unused_since" + TO_ASK + " AND a.subject_id IN (";
  private static final String NOT_KNOWN = "SELECT COUNT(*)" + KEYS + " AND " + SINCE + " IS NULL";

  private final KeyQuery query;

  UnusedKeyList(KeyQuery query) {
    this.query = query;
  }

  KeyPage page(Connection connection) throws SQLException {
    var workloads = workloads(connection);
    var notKnown =
        Sql.list(connection, NOT_KNOWN, parameters -> {}, row -> row.getInt(1)).getFirst();
    return workloads.isEmpty()
        ? new KeyPage(List.of(), null, notKnown)
        : new KeyPage(
            keysOf(workloads, connection),
            workloads.size() < query.limit() ? null : workloads.getLast(),
            notKnown);
  }

  private List<String> workloads(Connection connection) throws SQLException {
    var cursor = query.cursor();
    return Sql.list(
        connection,
        WORKLOADS,
        parameters -> {
          bind(parameters);
          parameters.text(cursor == null ? "" : cursor).number(query.limit());
        },
        row -> row.getString(1));
  }

  private List<UnusedKey> keysOf(List<String> workloads, Connection connection)
      throws SQLException {
    return Sql.list(
        connection,
        UNUSED + Sql.marks(workloads.size()) + ") ORDER BY a.subject_id, a.target_id, a.account_id",
        parameters -> {
          bind(parameters);
          for (var workload : workloads) {
            parameters.text(workload);
          }
        },
        UnusedKeyList::key);
  }

  private void bind(Parameters parameters) throws SQLException {
    parameters
        .time(query.unusedSinceBefore())
        .time(query.seenSince())
        .time(query.unusedSinceBefore());
  }

  private static UnusedKey key(ResultSet row) throws SQLException {
    var account = new AccountRef(row.getString("account_id"), row.getString("account_name"));
    return new UnusedKey(
        new TargetId(row.getString("target_id")),
        account,
        key(row.getString("key_id"), row, account),
        UnusedList.subject(row),
        row.getString("owner"),
        Objects.requireNonNull(Sql.time(row, "unused_since")));
  }

  private static AccountRef key(@Nullable String id, ResultSet row, AccountRef account)
      throws SQLException {
    return id == null ? account : new AccountRef(id, row.getString("key_name"));
  }
}
