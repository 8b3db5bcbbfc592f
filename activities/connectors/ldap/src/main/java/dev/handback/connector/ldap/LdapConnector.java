package dev.handback.connector.ldap;

import dev.handback.connector.Connector;
import dev.handback.connector.DisablesAccounts;
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
import dev.handback.connector.TriesWithoutPassword;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.inventory.AccountPage;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts of one directory. */
final class LdapConnector
    implements Connector,
        FindsAccess,
        ListsAccounts,
        RotatesSecrets,
        FindsDependents,
        DisablesAccounts,
        RemovesEntitlements,
        RestoresAccounts,
        RestoresEntitlements,
        ProbesAccess,
        TriesWithoutPassword {
  private final Directory directory;
  private final Inventory inventory;
  private final AccountLister lister;
  private final Administrators administrators;
  private final Removals removals;
  private final Restorations restorations;
  private final BindAttempt attempt;

  LdapConnector(TargetConfig config, Layout layout, Directory directory) {
    var accounts = new Accounts(layout);
    var groups = new Groups(layout);
    this.directory = directory;
    this.inventory = new Inventory(config, accounts, groups);
    this.lister = new AccountLister(layout, config.username());
    this.administrators = new Administrators(layout, accounts);
    this.removals = new Removals(config, accounts, groups);
    this.restorations = new Restorations(config, accounts, groups);
    this.attempt = new BindAttempt(directory, accounts);
  }

  @Override
  public List<FoundAccess> findAccess(Subject subject) {
    return directory.asAdmin("find access", connection -> inventory.of(connection, subject));
  }

  @Override
  public AccountPage listAccounts(@Nullable String cursor, int limit) {
    return directory.asAdmin("list accounts", connection -> lister.list(connection, cursor, limit));
  }

  @Override
  public List<FoundAccess> accessOf(AccountRef account) {
    return directory.asAdmin("find access", connection -> inventory.of(connection, account));
  }

  @Override
  public Removal replacePassword(AccountRef account, Secret replacement) {
    return directory.asAdmin(
        "replace the password",
        connection -> removals.replacePassword(connection, account, replacement));
  }

  @Override
  public List<String> findDependents(AccountRef account) {
    return directory.asAdmin(
        "find dependents", connection -> administrators.lostWith(connection, account));
  }

  @Override
  public Removal disableAccount(AccountRef account) {
    return directory.asAdmin("lock the account", connection -> removals.lock(connection, account));
  }

  @Override
  public Removal removeEntitlement(AccessItem entitlement) {
    return directory.asAdmin(
        "end the membership in " + entitlement.name(),
        connection -> removals.leave(connection, entitlement));
  }

  @Override
  public Restoration enableAccount(AccountRef account, Left left) {
    return directory.asAdmin(
        "unlock the account", connection -> restorations.unlock(connection, account, left));
  }

  @Override
  public Restoration giveBack(AccessItem entitlement) {
    return directory.asAdmin(
        "let back into " + entitlement.name(),
        connection -> restorations.rejoin(connection, entitlement));
  }

  @Override
  public SignIn tryWithoutPassword(AccountRef account) {
    return attempt.withoutPassword(account);
  }

  @Override
  public SignIn signIn(AccountRef account, Secret password) {
    return attempt.as(account, password);
  }

  @Override
  public ReadBack readBack(AccessItem item) {
    return directory.asAdmin("read back", connection -> inventory.readBack(connection, item));
  }

  @Override
  public void close() {
    directory.close();
  }
}
