package dev.handback.connector.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;

/**
 * Whether somebody is the last who can sign in and make accounts, and pass that on. Handback's own
 * account does not count.
 */
final class Administrators {
  private static final String MAY_MAKE_ACCOUNTS =
      "SELECT GRANTEE FROM information_schema.USER_PRIVILEGES"
          + " WHERE PRIVILEGE_TYPE = 'CREATE USER' AND IS_GRANTABLE = 'YES'";

  private final Connection connection;
  private final Accounts accounts;

  Administrators(Connection connection) throws SQLException {
    this.connection = connection;
    this.accounts = new Accounts(connection);
  }

  /** One sentence where nobody else could administer the server without this account. */
  List<String> lostWith(DatabaseAccount account) throws SQLException {
    var may = new HashSet<>(Sql.rows(connection, MAY_MAKE_ACCOUNTS, row -> row.getString(1)));
    if (!may.contains(account.toString())) {
      return List.of();
    }
    for (var other : unlocked()) {
      if (!other.equals(account) && may.contains(other.toString()) && !accounts.own(other)) {
        return List.of();
      }
    }
    return List.of("%s is the last one who can make accounts and sign in.".formatted(account));
  }

  private List<DatabaseAccount> unlocked() throws SQLException {
    return Sql.rows(
            connection,
            accounts.dialect().accounts(),
            row ->
                new Candidate(
                    new DatabaseAccount(row.getString(1), row.getString(2)), row.getBoolean(3)))
        .stream()
        .filter(candidate -> !candidate.locked())
        .map(Candidate::account)
        .toList();
  }

  private record Candidate(DatabaseAccount account, boolean locked) {}
}
