package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import dev.handback.connector.ReadBack;
import dev.handback.connector.Snapshot;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a subject has in the directory, as access items. */
final class Inventory {
  private final TargetConfig config;
  private final Accounts accounts;
  private final Groups groups;

  Inventory(TargetConfig config, Accounts accounts, Groups groups) {
    this.config = config;
    this.accounts = accounts;
    this.groups = groups;
  }

  /** A directory does not list its open connections, so no sessions are among them. */
  List<FoundAccess> of(LDAPInterface connection, Subject subject) throws LDAPException {
    var found = new ArrayList<FoundAccess>();
    for (var account : accounts.of(connection, subject, config.correlateBy())) {
      found.addAll(of(connection, account));
    }
    return found;
  }

  /** What this one account has; nothing when it is gone. */
  List<FoundAccess> of(LDAPInterface connection, AccountRef account) throws LDAPException {
    var entry = accounts.find(connection, account);
    return entry.isPresent() ? of(connection, entry.get()) : List.of();
  }

  private List<FoundAccess> of(LDAPInterface connection, Entry account) throws LDAPException {
    var found = new ArrayList<FoundAccess>();
    var id = accounts.ref(account).id();
    found.add(
        found(account, ItemKind.ACCOUNT, id, account.getDN())
            .being(Snapshot.of(!AccountLock.on(account))));
    found.add(found(account, ItemKind.CREDENTIAL, id, "password of " + account.getDN()));
    for (var group : groups.of(connection, Member.of(account))) {
      found.add(found(account, ItemKind.ENTITLEMENT, group.getDN(), nameOf(group)));
    }
    return found;
  }

  ReadBack readBack(LDAPInterface connection, AccessItem item) throws LDAPException {
    var account = accounts.find(connection, item.account());
    if (account.isEmpty()) {
      return new ReadBack.Gone("no account " + item.account().name());
    }
    return item.kind() == ItemKind.ENTITLEMENT
        ? membership(connection, account.get(), item)
        : lock(account.get());
  }

  private ReadBack membership(LDAPInterface connection, Entry account, AccessItem item)
      throws LDAPException {
    return groups.has(connection, item.nativeId(), Member.of(account))
        ? new ReadBack.Present("%s is a member of %s".formatted(account.getDN(), item.name()))
        : new ReadBack.Gone("%s is no member of %s".formatted(account.getDN(), item.name()));
  }

  private static ReadBack lock(Entry account) {
    return AccountLock.on(account)
        ? new ReadBack.Gone(account.getDN() + " is locked")
        : new ReadBack.Present(account.getDN() + " is not locked");
  }

  private FoundAccess found(Entry account, ItemKind kind, String id, String name) {
    return FoundAccess.of(config.id(), kind, accounts.ref(account), id, name);
  }

  private static String nameOf(Entry group) {
    return "group " + Objects.requireNonNullElse(group.getAttributeValue("cn"), group.getDN());
  }
}
