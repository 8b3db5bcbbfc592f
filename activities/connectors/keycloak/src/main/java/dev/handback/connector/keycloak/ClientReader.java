package dev.handback.connector.keycloak;

import dev.handback.connector.ReadBack;
import dev.handback.offboarding.access.AccessItem;
import org.keycloak.admin.client.resource.ClientResource;

/** What Keycloak itself says of an item of a client. */
final class ClientReader {

  private final RealmAdmin realm;
  private final ServiceAccounts serviceAccounts;
  private final AudienceMappers audiences;
  private final Consents consents;

  ClientReader(
      RealmAdmin realm,
      ServiceAccounts serviceAccounts,
      AudienceMappers audiences,
      Consents consents) {
    this.realm = realm;
    this.serviceAccounts = serviceAccounts;
    this.audiences = audiences;
    this.consents = consents;
  }

  ReadBack read(AccessItem item) {
    return realm
        .onClient(ClientAccount.of(item.account()).uuid(), client -> read(client, item))
        .orElseGet(() -> new ReadBack.Gone("Keycloak has no client " + item.account().name()));
  }

  private ReadBack read(ClientResource client, AccessItem item) {
    return switch (item.kind()) {
      case INTEGRATION, CREDENTIAL ->
          ClientSwitch.enabled(client)
              ? new ReadBack.Present("Keycloak says enabled=true")
              : new ReadBack.Gone("Keycloak says enabled=false");
      case SESSIONS -> sessions(client, item);
      case ENTITLEMENT ->
          holds(item)
              ? new ReadBack.Present("Keycloak lists " + item.name())
              : new ReadBack.Gone("Keycloak does not list " + item.name());
      case DELEGATION -> delegation(item);
      case ACCOUNT, CERTIFICATE, SEAT ->
          throw realm.failures().misconfigured("a client has no " + item.kind() + " items");
    };
  }

  private boolean holds(AccessItem item) {
    return AudienceMappers.isOne(item) ? audiences.isThere(item) : serviceAccounts.holds(item);
  }

  private ReadBack sessions(ClientResource client, AccessItem item) {
    var offline = ClientSessions.offlineHolders(client).size();
    var own = serviceAccounts.on(item.account(), it -> it.getUserSessions().size()).orElse(0);
    return offline + own == 0
        ? new ReadBack.Gone("Keycloak lists no offline token and no session of its own")
        : new ReadBack.Present(
            "Keycloak lists offline tokens of %d users, %d sessions of its own"
                .formatted(offline, own));
  }

  private ReadBack delegation(AccessItem item) {
    var users = consents.to(item.account());
    return users.isEmpty()
        ? new ReadBack.Gone("no user has consented to it")
        : new ReadBack.Present("%d users have consented to it".formatted(users.size()));
  }
}
