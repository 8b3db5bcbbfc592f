package dev.handback.connector.keycloak;

import dev.handback.connector.ReadBack;
import dev.handback.connector.Removal;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts.Left;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All that the connector does to clients, as it does it to users. */
final class Clients {

  private final ClientFinder finder;
  private final ServiceAccounts serviceAccounts;
  private final AudienceMappers audiences;
  private final ClientSessions sessions;
  private final ClientSecrets secrets;
  private final ClientSwitch disabling;
  private final Consents consents;
  private final ClientProbe probe;
  private final ClientReader reader;
  private final ExposedSecrets exposed;

  Clients(
      KeycloakSettings settings, RealmAdmin realm, KeycloakHttp http, Entitlements entitlements) {
    serviceAccounts = new ServiceAccounts(realm, entitlements);
    audiences = new AudienceMappers(realm);
    finder =
        new ClientFinder(
            settings,
            realm,
            serviceAccounts,
            new Integrations(settings.target(), serviceAccounts, audiences));
    sessions = new ClientSessions(realm, serviceAccounts, Clock.systemUTC());
    probe = new ClientProbe(realm, http);
    secrets = new ClientSecrets(realm, probe, settings.admin().clientId());
    disabling = new ClientSwitch(realm);
    consents = new Consents(realm);
    reader = new ClientReader(realm, serviceAccounts, audiences, consents);
    exposed = new ExposedSecrets(realm, finder, serviceAccounts);
  }

  List<FoundAccess> find(Subject subject) {
    return finder.find(subject);
  }

  List<AccountRef> exposedTo(AccountRef reader) {
    return exposed.to(reader);
  }

  Optional<Secret> secretOf(AccountRef holder) {
    return exposed.of(holder);
  }

  Removal endSessions(AccountRef account) {
    return sessions.end(account);
  }

  Removal replaceSecret(AccountRef account, Secret replacement) {
    return secrets.replace(account, replacement);
  }

  Removal disable(AccountRef account) {
    return disabling.disable(account);
  }

  Restoration enable(AccountRef account, Left left) {
    return disabling.enable(account, left);
  }

  Restoration giveBack(AccessItem item) {
    return AudienceMappers.isOne(item) ? audiences.giveBack(item) : serviceAccounts.giveBack(item);
  }

  Removal removeEntitlement(AccessItem item) {
    return AudienceMappers.isOne(item) ? audiences.remove(item) : serviceAccounts.remove(item);
  }

  Removal revokeConsents(AccountRef account) {
    return consents.revoke(account);
  }

  SignIn signIn(AccountRef account, Secret secret) {
    return probe.signIn(account, secret);
  }

  ReadBack read(AccessItem item) {
    return reader.read(item);
  }
}
