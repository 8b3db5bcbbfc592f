package dev.handback.connector.database;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts.Left;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.offboarding.access.AccessItem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Unlocks accounts and gives grants back. These servers note neither who locked an account nor
 * when, and a second lock leaves no trace: only a change of its password does.
 */
final class Restorations {
  private final TargetConfig config;

  Restorations(TargetConfig config) {
    this.config = config;
  }

  Restoration unlock(Connection connection, DatabaseAccount account, Left left)
      throws SQLException {
    var accounts = new Accounts(connection);
    if (!accounts.exists(account)) {
      return gone(account);
    }
    if (!accounts.locked(account)) {
      return new Restoration.AlreadyThere(account + " is not locked");
    }
    if (!left.told()) {
      return new Restoration.NotOurs(
          "no lock of Handback's is on record, and the server does not say who locked " + account);
    }
    var changed = accounts.passwordChange(account);
    if (changed != null && !left.fingerprints().contains(changed)) {
      return new Restoration.NotOurs(
          "the password of %s was changed after Handback locked it".formatted(account));
    }
    Sql.execute(connection, "ALTER USER " + account.quoted() + " ACCOUNT UNLOCK");
    if (accounts.locked(account)) {
      throw notSo(account + " was unlocked and is not");
    }
    return new Restoration.Restored(
        account + " is not locked any more; a second lock would have left no trace");
  }

  Restoration giveBack(Connection connection, AccessItem entitlement) throws SQLException {
    var account = DatabaseAccount.of(entitlement.account());
    var accounts = new Accounts(connection);
    if (!accounts.exists(account)) {
      return gone(account);
    }
    if (holds(accounts, account, entitlement)) {
      return new Restoration.AlreadyThere("%s has %s".formatted(account, entitlement.name()));
    }
    var before = entitlement.snapshot();
    var grant = Grant.known(entitlement.nativeId(), entitlement.name());
    var statements =
        before == null ? List.<String>of() : GrantStatements.giving(grant, before, account);
    if (statements.isEmpty()) {
      return new Restoration.Irreversible(
          "no snapshot says which rights exactly %s had".formatted(account));
    }
    try {
      for (var statement : statements) {
        Sql.execute(connection, statement);
      }
    } catch (SQLException e) {
      if (SqlErrors.noSuchThing(e)) {
        return new Restoration.Irreversible(entitlement.name() + ": " + SqlErrors.words(e));
      }
      throw e;
    }
    if (!holds(accounts, account, entitlement)) {
      throw notSo("%s was given %s and does not have it".formatted(account, entitlement.name()));
    }
    return new Restoration.Restored(
        "%s has %s again: %s".formatted(account, entitlement.name(), before));
  }

  private static boolean holds(Accounts accounts, DatabaseAccount account, AccessItem entitlement)
      throws SQLException {
    return accounts.grants(account).stream()
        .anyMatch(grant -> grant.nativeId().equals(entitlement.nativeId()));
  }

  private static Restoration gone(DatabaseAccount account) {
    return new Restoration.Irreversible("the server's list of accounts has no " + account);
  }

  private ConnectorException notSo(String what) {
    return new ConnectorException.Conflict("%s: %s".formatted(config.id(), what), null);
  }
}
