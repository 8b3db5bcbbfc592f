package dev.handback.connector.database;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.Removal;
import dev.handback.connector.Secret;
import dev.handback.connector.estate.TargetConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes away, looks, and answers what it saw. */
final class Removals {
  private final TargetConfig config;

  Removals(TargetConfig config) {
    this.config = config;
  }

  Removal lock(Connection connection, DatabaseAccount account) throws SQLException {
    var accounts = new Accounts(connection);
    if (!accounts.exists(account)) {
      return absent(account);
    }
    if (accounts.own(account)) {
      return ours(account);
    }
    if (!accounts.locked(account)) {
      Sql.execute(connection, "ALTER USER " + account.quoted() + " ACCOUNT LOCK");
      if (!accounts.locked(account)) {
        throw notSo(account + " was locked and is not");
      }
    }
    return new Removal.Removed(
        account + " is locked",
        new Dependents(connection).proxiesOf(account),
        accounts.passwordChange(account));
  }

  /** Also ends every other way in that the account had, such as the client's operating system. */
  Removal replacePassword(Connection connection, DatabaseAccount account, Secret replacement)
      throws SQLException {
    var accounts = new Accounts(connection);
    if (!accounts.exists(account)) {
      return absent(account);
    }
    if (accounts.own(account)) {
      return ours(account);
    }
    new Passwords(connection, accounts.dialect()).replace(account, replacement);
    return new Removal.Removed(account + " has one password, the new one, and no other way in");
  }

  Removal revoke(Connection connection, DatabaseAccount account, String nativeId)
      throws SQLException {
    var accounts = new Accounts(connection);
    var held = grant(accounts, account, nativeId);
    if (held.isEmpty()) {
      return new Removal.AlreadyAbsent("%s does not have %s".formatted(account, nativeId));
    }
    if (accounts.own(account)) {
      return ours(account);
    }
    var grant = held.getFirst();
    for (var revoke : grant.revokes()) {
      revoke(connection, revoke + " FROM " + account.quoted());
    }
    if (!grant(accounts, account, nativeId).isEmpty()) {
      throw notSo("%s was taken from %s and is still there".formatted(grant.name(), account));
    }
    return new Removal.Removed(
        "%s no longer has %s".formatted(account, grant.name()), leftByPublic(accounts, grant));
  }

  Removal endConnections(Connection connection, DatabaseAccount account) throws SQLException {
    var accounts = new Accounts(connection);
    if (accounts.own(account)) {
      return ours(account);
    }
    return new Disconnection(connection, config).of(account);
  }

  private static void revoke(Connection connection, String sql) throws SQLException {
    try {
      Sql.execute(connection, sql);
    } catch (SQLException e) {
      // The statement before took the last of it; the read-back decides.
      if (!SqlErrors.noSuchGrant(e)) {
        throw e;
      }
    }
  }

  private static List<Grant> grant(Accounts accounts, DatabaseAccount account, String nativeId)
      throws SQLException {
    return accounts.grants(account).stream()
        .filter(grant -> grant.nativeId().equals(nativeId))
        .toList();
  }

  private static List<String> leftByPublic(Accounts accounts, Grant grant) throws SQLException {
    return accounts.openToAll(grant.schema())
        ? List.of(
            "PUBLIC has rights on schema %s: whoever signs in has them.".formatted(grant.schema()))
        : List.of();
  }

  private static Removal absent(DatabaseAccount account) {
    return new Removal.AlreadyAbsent("the server's list of accounts has no " + account);
  }

  private static Removal ours(DatabaseAccount account) {
    return new Removal.NeedsPerson(
        account + " is the account Handback itself signs in with: give Handback another one first");
  }

  private ConnectorException notSo(String what) {
    return new ConnectorException.Conflict("%s: %s".formatted(config.id(), what), null);
  }
}
