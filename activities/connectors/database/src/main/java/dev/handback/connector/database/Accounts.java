package dev.handback.connector.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server's own tables say of accounts. */
final class Accounts {
  private final Connection connection;
  private final Dialect dialect;

  Accounts(Connection connection) throws SQLException {
    this.connection = connection;
    this.dialect = Dialect.of(connection);
  }

  Dialect dialect() {
    return dialect;
  }

  /** Every account of this user name, one for each host it may come from. */
  List<DatabaseAccount> named(String user) throws SQLException {
    return Sql.rows(
        connection, dialect.hosts(), row -> new DatabaseAccount(user, row.getString(1)), user);
  }

  boolean exists(DatabaseAccount account) throws SQLException {
    return named(account.user()).contains(account);
  }

  boolean locked(DatabaseAccount account) throws SQLException {
    return Sql.any(connection, dialect.locked(), account.user(), account.host());
  }

  /** When its password was changed last; null where the server does not note that. */
  @Nullable String passwordChange(DatabaseAccount account) throws SQLException {
    return Sql.rows(
            connection,
            dialect.passwordChange(),
            row -> String.valueOf(row.getString(1)),
            account.user(),
            account.host())
        .stream()
        .filter(at -> !at.equals("null"))
        .findFirst()
        .orElse(null);
  }

  /** Whether Handback itself signs in with it. */
  boolean own(DatabaseAccount account) throws SQLException {
    return Sql.rows(connection, "SELECT CURRENT_USER()", row -> row.getString(1))
        .contains(account.id());
  }

  /** Whom the server takes a sign-in with this user name for, coming from where we come from. */
  Reach reach(String user, String localAddress) throws SQLException {
    var candidates = new ArrayList<>(named(user));
    candidates.addAll(named(""));
    // The server's name for this client, which is its address where names are not resolved.
    var seen = Sql.rows(connection, "SELECT USER()", row -> row.getString(1)).getFirst();
    return new Reach(
        candidates,
        new HashSet<>(List.of(localAddress, seen.substring(seen.lastIndexOf('@') + 1))));
  }

  /** What was given to this very account; what comes with a role is the role's. */
  List<Grant> grants(DatabaseAccount account) throws SQLException {
    var found = new ArrayList<Grant>();
    found.addAll(
        list(account, dialect.roles(), row -> Grant.role(row.getString(1), row.getString(2))));
    found.addAll(list(account, dialect.globalRights(), row -> Grant.everySchema()));
    found.addAll(
        list(
            account,
            "SELECT Db FROM mysql.db WHERE User = ? AND Host = ?",
            row -> Grant.schema(row.getString(1))));
    found.addAll(
        list(
            account,
            "SELECT Db, Table_name FROM mysql.tables_priv WHERE User = ? AND Host = ?",
            row -> Grant.table(row.getString(1), row.getString(2))));
    found.addAll(
        list(
            account,
            "SELECT Routine_type, Db, Routine_name FROM mysql.procs_priv"
                + " WHERE User = ? AND Host = ?",
            row -> Grant.routine(row.getString(1), row.getString(2), row.getString(3))));
    found.addAll(
        list(
            account,
            "SELECT Proxied_user, Proxied_host FROM mysql.proxies_priv WHERE User = ? AND Host = ?",
            row -> Grant.proxy(new DatabaseAccount(row.getString(1), row.getString(2)))));
    return found;
  }

  /** The statements that would give the account what it has, as the server words them. */
  List<String> grantStatements(DatabaseAccount account) throws SQLException {
    return Sql.shown(connection, "SHOW GRANTS FOR " + account.quoted());
  }

  /** Whether everybody has rights there, whoever they are. */
  boolean openToAll(String schema) throws SQLException {
    return !schema.isEmpty() && Sql.any(connection, dialect.publicRights(), schema);
  }

  private <T> List<T> list(DatabaseAccount account, String sql, Sql.Row<T> row)
      throws SQLException {
    return Sql.rows(connection, sql, row, account.user(), account.host());
  }
}
