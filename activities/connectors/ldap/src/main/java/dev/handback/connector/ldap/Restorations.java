package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts.Left;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;

/**
 * Takes locks off and lets accounts back into groups. All locks for good have the same value, so an
 * entry that is not as Handback left it may have been locked by somebody else as well.
 */
final class Restorations {
  private final TargetConfig config;
  private final Accounts accounts;
  private final Groups groups;

  Restorations(TargetConfig config, Accounts accounts, Groups groups) {
    this.config = config;
    this.accounts = accounts;
    this.groups = groups;
  }

  Restoration unlock(LDAPInterface connection, AccountRef ref, Left left) throws LDAPException {
    var found = accounts.find(connection, ref);
    if (found.isEmpty()) {
      return gone(ref);
    }
    var account = found.get();
    if (!AccountLock.anyOn(account)) {
      return new Restoration.AlreadyThere(account.getDN() + " is not locked");
    }
    if (!AccountLock.on(account) || !asLeft(account, left)) {
      return new Restoration.NotOurs(
          "%s was changed after Handback locked it, perhaps to lock it once more: %s"
              .formatted(account.getDN(), LastChange.words(account)));
    }
    connection.modify(account.getDN(), AccountLock.off());
    if (accounts.find(connection, ref).filter(AccountLock::anyOn).isPresent()) {
      throw notSo(account.getDN() + " was unlocked and is not");
    }
    return new Restoration.Restored(account.getDN() + " is not locked any more");
  }

  Restoration rejoin(LDAPInterface connection, AccessItem membership) throws LDAPException {
    var group = membership.nativeId();
    var found = accounts.find(connection, membership.account());
    if (found.isEmpty()) {
      return gone(membership.account());
    }
    var account = found.get();
    var member = Member.of(account);
    if (groups.has(connection, group, member)) {
      return new Restoration.AlreadyThere("%s is a member of %s".formatted(account.getDN(), group));
    }
    if (!groups.add(connection, group, member)) {
      return new Restoration.Irreversible("there is no group %s any more".formatted(group));
    }
    if (!groups.has(connection, group, member)) {
      throw notSo("%s was let into %s and is no member".formatted(account.getDN(), group));
    }
    return new Restoration.Restored("%s is a member of %s again".formatted(account.getDN(), group));
  }

  /** Without a fingerprint only the name of whoever changed the entry last can tell. */
  private boolean asLeft(Entry account, Left left) throws LDAPException {
    if (!left.fingerprints().isEmpty()) {
      return left.fingerprints().contains(String.valueOf(LastChange.fingerprint(account)));
    }
    var by = account.getAttributeValue(LastChange.BY);
    return by != null && DN.isValidDN(by) && DN.equals(by, config.username());
  }

  private static Restoration gone(AccountRef account) {
    return new Restoration.Irreversible(
        "a search for account %s finds nothing".formatted(account.id()));
  }

  private ConnectorException notSo(String what) {
    return new ConnectorException.Conflict("%s: %s".formatted(config.id(), what), null);
  }
}
