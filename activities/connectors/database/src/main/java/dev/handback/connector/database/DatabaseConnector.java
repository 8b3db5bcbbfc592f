package dev.handback.connector.database;

import dev.handback.connector.Connector;
import dev.handback.connector.DisablesAccounts;
import dev.handback.connector.EndsSessions;
import dev.handback.connector.FindsAccess;
import dev.handback.connector.FindsDependents;
import dev.handback.connector.ListsAccounts;
import dev.handback.connector.ProbesAccess;
import dev.handback.connector.ReadBack;
import dev.handback.connector.Removal;
import dev.handback.connector.RemovesEntitlements;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts;
import dev.handback.connector.RestoresEntitlements;
import dev.handback.connector.RotatesSecrets;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.inventory.AccountPage;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts of one MySQL-family server. */
final class DatabaseConnector
    implements Connector,
        FindsAccess,
        ListsAccounts,
        EndsSessions,
        RotatesSecrets,
        FindsDependents,
        DisablesAccounts,
        RemovesEntitlements,
        RestoresAccounts,
        RestoresEntitlements,
        ProbesAccess {
  private final DatabaseServer server;
  private final Inventory inventory;
  private final Removals removals;
  private final Restorations restorations;

  DatabaseConnector(TargetConfig config, DatabaseServer server) {
    this.server = server;
    this.inventory = new Inventory(config);
    this.removals = new Removals(config);
    this.restorations = new Restorations(config);
  }

  @Override
  public List<FoundAccess> findAccess(Subject subject) {
    return server.asAdmin(
        "find accounts", connection -> inventory.of(subject, new Accounts(connection)));
  }

  @Override
  public AccountPage listAccounts(@Nullable String cursor, int limit) {
    return server.asAdmin(
        "list accounts", connection -> new AccountLister(connection).list(cursor, limit));
  }

  @Override
  public List<FoundAccess> accessOf(AccountRef account) {
    return server.asAdmin(
        "find access", connection -> inventory.of(account, new Accounts(connection)));
  }

  @Override
  public Removal endSessions(AccountRef account) {
    return server.asAdmin(
        "end connections",
        connection -> removals.endConnections(connection, DatabaseAccount.of(account)));
  }

  @Override
  public Removal replacePassword(AccountRef account, Secret replacement) {
    return server.asAdmin(
        "replace the password",
        connection ->
            removals.replacePassword(connection, DatabaseAccount.of(account), replacement));
  }

  @Override
  public List<String> findDependents(AccountRef account) {
    return server.asAdmin(
        "find dependents",
        connection -> new Dependents(connection).of(DatabaseAccount.of(account)));
  }

  @Override
  public Removal disableAccount(AccountRef account) {
    return server.asAdmin(
        "lock the account", connection -> removals.lock(connection, DatabaseAccount.of(account)));
  }

  @Override
  public Removal removeEntitlement(AccessItem entitlement) {
    return server.asAdmin(
        "revoke " + entitlement.name(),
        connection ->
            removals.revoke(
                connection, DatabaseAccount.of(entitlement.account()), entitlement.nativeId()));
  }

  @Override
  public Restoration enableAccount(AccountRef account, Left left) {
    return server.asAdmin(
        "unlock the account",
        connection -> restorations.unlock(connection, DatabaseAccount.of(account), left));
  }

  @Override
  public Restoration giveBack(AccessItem entitlement) {
    return server.asAdmin(
        "give back " + entitlement.name(),
        connection -> restorations.giveBack(connection, entitlement));
  }

  @Override
  public SignIn signIn(AccountRef account, Secret password) {
    return new SignInAttempt(server, DatabaseAccount.of(account)).with(password);
  }

  @Override
  public ReadBack readBack(AccessItem item) {
    return server.asAdmin("read back", connection -> inventory.readBack(connection, item));
  }

  /** Nothing to release: a connection serves one call. */
  @Override
  public void close() {}
}
