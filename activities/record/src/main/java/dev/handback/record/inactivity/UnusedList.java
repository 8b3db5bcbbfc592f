package dev.handback.record.inactivity;

import dev.handback.inactivity.UnusedAccount;
import dev.handback.inactivity.UnusedPage;
import dev.handback.inactivity.UnusedQuery;
import dev.handback.inactivity.UsedAgain;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Accounts and seats of which a last use is known and long ago: that a target says nothing is no
 * disuse. Left out are keys, of which {@link UnusedKeyList} knows more, accounts that are asked
 * about already, and people who are leaving anyway.
 */
final class UnusedList {
  static final String UNDER_WAY = "o.state NOT IN ('SEALED', 'RESCINDED', 'REJECTED')";

  /** The account, and whose it is. */
  static final String ACCOUNT =
      "SELECT a.*, (SELECT MAX(k.email) FROM known_subject k WHERE k.subject_id = a.subject_id)"
          + " AS email, COALESCE((SELECT o.subject_kind FROM offboarding o"
          + " WHERE o.subject_id = a.subject_id ORDER BY o.received_at DESC LIMIT 1),"
          + " CASE a.correlation WHEN 'WORKLOAD' THEN 'WORKLOAD' ELSE 'EMPLOYEE' END) AS subject_kind";

  private static final String UNUSED =
      ACCOUNT
          + " FROM inventory_account a WHERE a.state = 'CORRELATED' AND a.subject_id IS NOT NULL"
          + " AND a.correlation IN ('PERSON', 'WORKLOAD') AND a.enabled = 1 AND a.key_id IS NULL"
          + " AND NOT EXISTS (SELECT 1 FROM offboarding o WHERE o.subject_id = a.subject_id"
          + " AND o.trigger_kind <> 'INACTIVITY' AND "
          + UNDER_WAY
          + ") AND NOT EXISTS (SELECT 1 FROM inactivity_ask q JOIN offboarding o"
          + " ON o.id = q.offboarding_id WHERE q.target_id = a.target_id"
          + " AND q.account_id = a.account_id AND "
          + UNDER_WAY
          + ")";
  private static final String PEOPLE_ONLY = " AND a.correlation = 'PERSON'";
  private static final String USED_BEFORE = "a.last_used_at < ?";
  private static final String SEAT_USED_BEFORE =
      " OR (a.target_id = ? AND a.seat = ? AND a.last_used_at < ?)";
  private static final String AFTER =
      " AND (a.target_id > ? OR (a.target_id = ? AND a.account_id > ?))";
  private static final String IN_ORDER = " ORDER BY a.target_id, a.account_id LIMIT ?";
  private static final String USED_AGAIN =
      "SELECT q.offboarding_id, q.target_id, a.last_used_at FROM inactivity_ask q"
          + " JOIN offboarding o ON o.id = q.offboarding_id JOIN inventory_account a"
          + " ON a.target_id = q.target_id AND a.account_id = q.account_id"
          + " WHERE o.state IN ('SCHEDULED', 'AWAITING_APPROVAL')"
          + " AND a.last_used_at > q.last_used_at ORDER BY q.offboarding_id LIMIT 100";

  /** A target's id has none. */
  private static final char BETWEEN = ' ';

  private final UnusedQuery query;

  UnusedList(UnusedQuery query) {
    this.query = query;
  }

  UnusedPage page(Connection connection) throws SQLException {
    var longAgo = " AND (" + USED_BEFORE + SEAT_USED_BEFORE.repeat(query.seats().size()) + ")";
    var whose = query.peopleOnly() ? PEOPLE_ONLY : "";
    var sql = UNUSED + whose + longAgo + (query.cursor() == null ? "" : AFTER) + IN_ORDER;
    var accounts = Sql.list(connection, sql, this::bind, UnusedList::account);
    return new UnusedPage(
        accounts, accounts.size() < query.limit() ? null : cursor(accounts.getLast()));
  }

  static List<UsedAgain> usedAgain(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        USED_AGAIN,
        parameters -> {},
        row ->
            new UsedAgain(
                new OffboardingId(row.getString("offboarding_id")),
                new TargetId(row.getString("target_id")),
                Objects.requireNonNull(Sql.time(row, "last_used_at"))));
  }

  private void bind(Parameters parameters) throws SQLException {
    parameters.time(query.lastUsedBefore());
    for (var seat : query.seats()) {
      parameters.text(seat.target()).text(seat.sku()).time(seat.lastUsedBefore());
    }
    var cursor = query.cursor();
    if (cursor != null) {
      var target = cursor.substring(0, cursor.indexOf(BETWEEN));
      var account = cursor.substring(cursor.indexOf(BETWEEN) + 1);
      parameters.text(target).text(target).text(account);
    }
    parameters.number(query.limit());
  }

  private static String cursor(UnusedAccount last) {
    return last.target().value() + BETWEEN + last.account().id();
  }

  private static UnusedAccount account(ResultSet row) throws SQLException {
    return new UnusedAccount(
        new TargetId(row.getString("target_id")),
        new AccountRef(row.getString("account_id"), row.getString("account_name")),
        subject(row),
        Objects.requireNonNull(Sql.time(row, "last_used_at")),
        row.getString("seat"));
  }

  static Subject subject(ResultSet row) throws SQLException {
    return new Subject(
        SubjectKind.valueOf(row.getString("subject_kind")),
        row.getString("subject_id"),
        row.getString("email"),
        null,
        null);
  }
}
