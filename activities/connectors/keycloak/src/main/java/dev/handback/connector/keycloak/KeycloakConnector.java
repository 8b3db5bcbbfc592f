package dev.handback.connector.keycloak;

import dev.handback.connector.Connector;
import dev.handback.connector.DisablesAccounts;
import dev.handback.connector.DisablesIntegrations;
import dev.handback.connector.EndsSessions;
import dev.handback.connector.FindsAccess;
import dev.handback.connector.FindsDependents;
import dev.handback.connector.FindsExposedSecrets;
import dev.handback.connector.ListsAccounts;
import dev.handback.connector.ProbesAccess;
import dev.handback.connector.ReadBack;
import dev.handback.connector.Removal;
import dev.handback.connector.RemovesEntitlements;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts;
import dev.handback.connector.RestoresEntitlements;
import dev.handback.connector.RevokesDelegations;
import dev.handback.connector.RotatesSecrets;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.connector.TriesWithoutPassword;
import dev.handback.inventory.AccountPage;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One realm. An account's id is Keycloak's UUID of the user, which a rename does not change; a
 * client that is an account of its own is a {@link ClientAccount}.
 */
final class KeycloakConnector
    implements Connector,
        FindsAccess,
        ListsAccounts,
        EndsSessions,
        RotatesSecrets,
        FindsDependents,
        FindsExposedSecrets,
        DisablesAccounts,
        RemovesEntitlements,
        DisablesIntegrations,
        RevokesDelegations,
        RestoresAccounts,
        RestoresEntitlements,
        ProbesAccess,
        TriesWithoutPassword {

  private final KeycloakHttp http;
  private final AdminToken token;
  private final AccessFinder finder;
  private final AccountLister lister;
  private final Sessions sessions;
  private final Credentials credentials;
  private final Administrators administrators;
  private final Accounts accounts;
  private final Entitlements entitlements;
  private final Probe probe;
  private final Impersonation impersonation;
  private final Clients clients;
  private final ItemReader reader;

  KeycloakConnector(KeycloakSettings settings) {
    var failures = new Failures(settings);
    http = new KeycloakHttp(settings, failures);
    token = new AdminToken(settings.admin(), http.adminTokens(), failures, settings.timeLimit());
    var realm = new RealmAdmin(settings, http, token, failures);
    entitlements = new Entitlements(realm);
    finder = new AccessFinder(settings, realm, entitlements);
    lister = new AccountLister(settings, realm);
    sessions = new Sessions(realm);
    administrators = new Administrators(settings, realm);
    accounts = new Accounts(realm);
    probe = new Probe(realm, http.probeTokens());
    impersonation = new Impersonation(realm);
    credentials = new Credentials(realm, probe);
    clients = new Clients(settings, realm, http, entitlements);
    reader = new ItemReader(realm, entitlements);
  }

  @Override
  public List<FoundAccess> findAccess(Subject subject) {
    return Stream.concat(finder.find(subject).stream(), clients.find(subject).stream()).toList();
  }

  @Override
  public List<AccountRef> exposedTo(AccountRef reader) {
    return clients.exposedTo(reader);
  }

  @Override
  public Optional<Secret> secretOf(AccountRef holder) {
    return clients.secretOf(holder);
  }

  @Override
  public AccountPage listAccounts(@Nullable String cursor, int limit) {
    return lister.list(cursor, limit);
  }

  @Override
  public List<FoundAccess> accessOf(AccountRef account) {
    return finder.accessOf(account);
  }

  @Override
  public Removal endSessions(AccountRef account) {
    return ClientAccount.isOne(account) ? clients.endSessions(account) : sessions.end(account);
  }

  @Override
  public Removal replacePassword(AccountRef account, Secret replacement) {
    return ClientAccount.isOne(account)
        ? clients.replaceSecret(account, replacement)
        : credentials.replace(account, replacement);
  }

  @Override
  public List<String> findDependents(AccountRef account) {
    return ClientAccount.isOne(account) ? List.of() : administrators.lostWith(account);
  }

  @Override
  public Removal disableAccount(AccountRef account) {
    return ClientAccount.isOne(account) ? clients.disable(account) : accounts.disable(account);
  }

  @Override
  public Removal removeEntitlement(AccessItem entitlement) {
    return ClientAccount.isOne(entitlement.account())
        ? clients.removeEntitlement(entitlement)
        : entitlements.remove(entitlement);
  }

  @Override
  public Removal disableIntegration(AccessItem integration) {
    return clients.disable(integration.account());
  }

  @Override
  public Removal revokeDelegation(AccessItem delegation) {
    return clients.revokeConsents(delegation.account());
  }

  @Override
  public Restoration enableAccount(AccountRef account, Left left) {
    return ClientAccount.isOne(account)
        ? clients.enable(account, left)
        : accounts.enable(account, left);
  }

  @Override
  public Restoration giveBack(AccessItem entitlement) {
    return ClientAccount.isOne(entitlement.account())
        ? clients.giveBack(entitlement)
        : entitlements.giveBack(entitlement);
  }

  @Override
  public SignIn tryWithoutPassword(AccountRef account) {
    return ClientAccount.isOne(account)
        ? new SignIn.NotTried("a client is nobody whom an administrator could act as")
        : impersonation.of(account);
  }

  @Override
  public SignIn signIn(AccountRef account, Secret password) {
    return ClientAccount.isOne(account)
        ? clients.signIn(account, password)
        : probe.signIn(account, password);
  }

  @Override
  public ReadBack readBack(AccessItem item) {
    return ClientAccount.isOne(item.account()) ? clients.read(item) : reader.read(item);
  }

  @Override
  public void close() {
    token.close();
    http.close();
  }
}
