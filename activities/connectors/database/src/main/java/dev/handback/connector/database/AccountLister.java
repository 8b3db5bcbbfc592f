package dev.handback.connector.database;

import dev.handback.inventory.AccountKind;
import dev.handback.inventory.AccountNames;
import dev.handback.inventory.AccountPage;
import dev.handback.inventory.ListedAccount;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists accounts in the order of user name and host, from just after the last one of the page
 * before. Left out are roles, as which nobody signs in, and the accounts that the server keeps for
 * itself, locked. No server of the family says when an account was last used.
 */
final class AccountLister {
  private final Connection connection;
  private final Dialect dialect;
  private final List<String> ours;

  AccountLister(Connection connection) throws SQLException {
    this.connection = connection;
    this.dialect = Dialect.of(connection);
    this.ours = Sql.rows(connection, "SELECT CURRENT_USER()", row -> row.getString(1));
  }

  AccountPage list(@Nullable String cursor, int limit) throws SQLException {
    var accounts =
        cursor == null
            ? read(dialect.accounts(), limit)
            : readAfter(DatabaseAccount.parse(cursor), limit);
    return new AccountPage(
        accounts, accounts.size() < limit ? null : accounts.getLast().account().id());
  }

  private List<ListedAccount> readAfter(DatabaseAccount last, int limit) throws SQLException {
    var sql = dialect.accounts() + " AND (User > ? OR (User = ? AND Host > ?))";
    return read(sql, limit, last.user(), last.user(), last.host());
  }

  private List<ListedAccount> read(String sql, int limit, String... values) throws SQLException {
    return Sql.rows(
        connection,
        sql + " ORDER BY User, Host LIMIT " + limit,
        row -> listed(new DatabaseAccount(row.getString(1), row.getString(2)), row.getBoolean(3)),
        values);
  }

  /** A server does not know what uses an account. */
  private ListedAccount listed(DatabaseAccount account, boolean locked) {
    return new ListedAccount(
        account.ref(),
        new AccountNames(null, null, account.user()),
        AccountKind.UNKNOWN,
        null,
        !locked,
        null,
        null,
        null,
        ours.contains(account.id()));
  }
}
