package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.Removal;
import dev.handback.connector.Secret;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import java.util.List;

/** Takes away, looks, and answers what it saw. */
final class Removals {
  private static final String STAYS_BOUND =
      "Connections bound before stay bound until they close: LDAP has no call that ends them.";

  private final TargetConfig config;
  private final Accounts accounts;
  private final Groups groups;

  Removals(TargetConfig config, Accounts accounts, Groups groups) {
    this.config = config;
    this.accounts = accounts;
    this.groups = groups;
  }

  Removal lock(LDAPInterface connection, AccountRef ref) throws LDAPException {
    var found = accounts.find(connection, ref);
    if (found.isEmpty()) {
      return absent(ref);
    }
    var account = found.get();
    if (own(account)) {
      return ours(account);
    }
    if (!AccountLock.on(account)) {
      connection.modify(account.getDN(), AccountLock.set());
      mustBeLocked(connection, ref);
    }
    var left = accounts.find(connection, ref);
    return new Removal.Removed(
        account.getDN() + " is locked for good",
        List.of(STAYS_BOUND),
        left.isEmpty() ? null : LastChange.fingerprint(left.get()));
  }

  Removal replacePassword(LDAPInterface connection, AccountRef ref, Secret replacement)
      throws LDAPException {
    var found = accounts.find(connection, ref);
    if (found.isEmpty()) {
      return absent(ref);
    }
    var account = found.get();
    if (own(account)) {
      return ours(account);
    }
    new Passwords(config.id(), connection).replace(account, replacement);
    if (AccountLock.on(account)) {
      mustBeLocked(connection, ref);
    }
    return new Removal.Removed(account.getDN() + " has one password, the new one");
  }

  Removal leave(LDAPInterface connection, AccessItem membership) throws LDAPException {
    var group = membership.nativeId();
    var found = accounts.find(connection, membership.account());
    if (found.isEmpty()) {
      return absentFrom(connection, group, membership.account());
    }
    var account = found.get();
    var member = Member.of(account);
    if (!groups.has(connection, group, member)) {
      return new Removal.AlreadyAbsent("%s is no member of %s".formatted(account.getDN(), group));
    }
    groups.remove(connection, group, member);
    if (groups.has(connection, group, member)) {
      throw notSo("%s was taken out of %s and is still a member".formatted(account.getDN(), group));
    }
    return new Removal.Removed("%s is no member of %s".formatted(account.getDN(), group));
  }

  /** Some directories leave a name in its groups, for whoever has it next. */
  private Removal absentFrom(LDAPInterface connection, String group, AccountRef ref)
      throws LDAPException {
    if (DN.isValidDN(ref.name()) && connection.getEntry(ref.name(), "1.1") == null) {
      groups.remove(connection, group, Member.gone(ref));
    }
    return absent(ref);
  }

  private void mustBeLocked(LDAPInterface connection, AccountRef ref) throws LDAPException {
    var now = accounts.find(connection, ref);
    if (now.isPresent() && !AccountLock.on(now.get())) {
      throw notSo(ref.name() + " was locked and is not");
    }
  }

  private boolean own(Entry account) throws LDAPException {
    return DN.equals(account.getDN(), config.username());
  }

  private static Removal absent(AccountRef account) {
    return new Removal.AlreadyAbsent(
        "a search for account %s finds nothing".formatted(account.id()));
  }

  private static Removal ours(Entry account) {
    return new Removal.NeedsPerson(
        account.getDN() + " is what Handback itself binds as: give Handback another account first");
  }

  private ConnectorException notSo(String what) {
    return new ConnectorException.Conflict("%s: %s".formatted(config.id(), what), null);
  }
}
