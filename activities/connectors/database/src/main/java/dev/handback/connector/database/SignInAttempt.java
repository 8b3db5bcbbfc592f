package dev.handback.connector.database;

import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import java.sql.Connection;
import java.sql.SQLException;

/** A real connection as the subject. */
final class SignInAttempt {
  private final DatabaseServer server;
  private final DatabaseAccount account;

  SignInAttempt(DatabaseServer server, DatabaseAccount account) {
    this.server = server;
    this.account = account;
  }

  SignIn with(Secret password) {
    try {
      return entered(server.connect(account.user(), password));
    } catch (SQLException e) {
      return refused(e);
    }
  }

  /** The server picks the account by user name and client address: not always the one we meant. */
  private SignIn entered(Connection connection) throws SQLException {
    var session = new OpenConnection(connection, server.config().id());
    try {
      var taken = Identity.of(connection);
      if (taken.is(account)) {
        return new SignIn.Accepted(session, "connected as " + account);
      }
      session.close();
      return new SignIn.NotTried(
          "from this address the server lets %s in, not %s".formatted(taken, account));
    } catch (SQLException e) {
      if (SqlErrors.passwordExpired(e)) {
        return new SignIn.Accepted(session, "connected as %s, password expired".formatted(account));
      }
      session.close();
      throw e;
    }
  }

  private SignIn refused(SQLException e) {
    if (SqlErrors.accountLocked(e)) {
      return new SignIn.Refused(SignIn.Reason.ACCOUNT_DISABLED, SqlErrors.words(e));
    }
    if (SqlErrors.refused(e)) {
      return isOurs()
          ? new SignIn.Refused(SignIn.Reason.CREDENTIALS_REFUSED, SqlErrors.words(e))
          : new SignIn.NotTried(
              "from this address the server lets nobody in as %s: %s"
                  .formatted(account, SqlErrors.words(e)));
    }
    throw SqlErrors.translate(server.config().id(), "cannot try to sign in as " + account, e);
  }

  /** Whether it was this account that was refused: certain for one that is gone. */
  private boolean isOurs() {
    return server.asAdmin(
        "see whom a sign-in is taken for",
        connection -> {
          var accounts = new Accounts(connection);
          return !accounts.exists(account)
              || accounts.reach(account.user(), server.localAddress()).leadsTo(account);
        });
  }

  /**
   * Whom the server took a connection for.
   *
   * @param proxy the account that signed in when it acts as another one; empty otherwise
   */
  private record Identity(String current, String proxy) {
    static Identity of(Connection connection) throws SQLException {
      var sql = "SELECT CURRENT_USER(), COALESCE(@@proxy_user, '')";
      return Sql.rows(connection, sql, row -> new Identity(row.getString(1), row.getString(2)))
          .getFirst();
    }

    boolean is(DatabaseAccount account) {
      return proxy.isEmpty() ? current.equals(account.id()) : proxy.equals(account.toString());
    }

    @Override
    public String toString() {
      return proxy.isEmpty() ? current : proxy;
    }
  }
}
