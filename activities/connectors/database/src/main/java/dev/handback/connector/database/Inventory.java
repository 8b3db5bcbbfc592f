package dev.handback.connector.database;

import dev.handback.connector.ReadBack;
import dev.handback.connector.Snapshot;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a subject has on the server, as access items. */
final class Inventory {
  private final TargetConfig config;

  Inventory(TargetConfig config) {
    this.config = config;
  }

  List<FoundAccess> of(Subject subject, Accounts accounts) throws SQLException {
    var found = new ArrayList<FoundAccess>();
    var user = userName(subject);
    for (var account : user.isPresent() ? accounts.named(user.get()) : List.<DatabaseAccount>of()) {
      found.addAll(of(account, accounts));
    }
    return found;
  }

  /** What this one account has; nothing when it is gone. */
  List<FoundAccess> of(AccountRef account, Accounts accounts) throws SQLException {
    var known = DatabaseAccount.of(account);
    return accounts.exists(known) ? of(known, accounts) : List.of();
  }

  /** A locked account's password and rights are of no use, but its connections are. */
  ReadBack readBack(Connection connection, AccessItem item) throws SQLException {
    var accounts = new Accounts(connection);
    var account = DatabaseAccount.of(item.account());
    return switch (item.kind()) {
      case SESSIONS -> connections(connection, account);
      case ENTITLEMENT -> entitlement(accounts, account, item);
      case ACCOUNT, CREDENTIAL, CERTIFICATE, DELEGATION, INTEGRATION, SEAT ->
          account(accounts, account);
    };
  }

  private List<FoundAccess> of(DatabaseAccount account, Accounts accounts) throws SQLException {
    var found = new ArrayList<FoundAccess>();
    found.add(
        found(account, ItemKind.ACCOUNT, account.id(), account.toString())
            .being(Snapshot.of(!accounts.locked(account))));
    found.add(found(account, ItemKind.SESSIONS, account.id(), "connections of " + account));
    found.add(found(account, ItemKind.CREDENTIAL, account.id(), "password of " + account));
    var statements = accounts.grantStatements(account);
    for (var grant : accounts.grants(account)) {
      found.add(
          found(account, ItemKind.ENTITLEMENT, grant.nativeId(), grant.name())
              .being(GrantStatements.of(statements, grant)));
    }
    return found;
  }

  private FoundAccess found(DatabaseAccount account, ItemKind kind, String id, String name) {
    return FoundAccess.of(config.id(), kind, account.ref(), id, name);
  }

  /** Never the empty name: that is everybody's anonymous account. */
  private Optional<String> userName(Subject subject) {
    return Optional.ofNullable(config.correlateBy().nameOf(subject))
        .filter(known -> !known.isEmpty());
  }

  private static ReadBack connections(Connection connection, DatabaseAccount account)
      throws SQLException {
    var open = new OpenConnections(connection).of(account.user());
    return open.isEmpty()
        ? new ReadBack.Gone("no open connection of " + account)
        : new ReadBack.Present("%d open connections of %s".formatted(open.size(), account));
  }

  private static ReadBack entitlement(Accounts accounts, DatabaseAccount account, AccessItem item)
      throws SQLException {
    return accounts.grants(account).stream().map(Grant::nativeId).anyMatch(item.nativeId()::equals)
        ? new ReadBack.Present("%s still has %s".formatted(account, item.name()))
        : new ReadBack.Gone("%s no longer has %s".formatted(account, item.name()));
  }

  private static ReadBack account(Accounts accounts, DatabaseAccount account) throws SQLException {
    if (!accounts.exists(account)) {
      return new ReadBack.Gone("no account " + account);
    }
    return accounts.locked(account)
        ? new ReadBack.Gone(account + " is locked")
        : new ReadBack.Present(account + " is not locked");
  }
}
