package dev.handback.connector.keycloak;

import dev.handback.connector.ReadBack;
import dev.handback.offboarding.access.AccessItem;
import org.keycloak.admin.client.resource.UserResource;

/** What Keycloak itself says of an item. */
final class ItemReader {

  private final RealmAdmin realm;
  private final Entitlements entitlements;

  ItemReader(RealmAdmin realm, Entitlements entitlements) {
    this.realm = realm;
    this.entitlements = entitlements;
  }

  ReadBack read(AccessItem item) {
    return realm
        .onUser(item.account().id(), user -> read(user, item))
        .orElseGet(() -> new ReadBack.Gone("Keycloak has no user " + item.account().id()));
  }

  private ReadBack read(UserResource user, AccessItem item) {
    return switch (item.kind()) {
      case ACCOUNT -> account(user);
      case SESSIONS -> sessions(user);
      case CREDENTIAL -> credential(user, item);
      case ENTITLEMENT -> entitlement(user, item);
      case CERTIFICATE, DELEGATION, INTEGRATION, SEAT ->
          throw realm.failures().misconfigured("Keycloak has no " + item.kind() + " items");
    };
  }

  private static ReadBack account(UserResource user) {
    return Accounts.enabled(user)
        ? new ReadBack.Present("Keycloak says enabled=true")
        : new ReadBack.Gone("Keycloak says enabled=false");
  }

  private static ReadBack sessions(UserResource user) {
    var open = Sessions.Open.of(user);
    return open.isNone()
        ? new ReadBack.Gone("Keycloak lists no session and no offline token")
        : new ReadBack.Present("Keycloak lists " + open);
  }

  /** A credential of a disabled account opens nothing, though it is listed. */
  private static ReadBack credential(UserResource user, AccessItem item) {
    if (!Accounts.enabled(user)) {
      return new ReadBack.Gone("its account is disabled");
    }
    return Credentials.of(user).stream().anyMatch(it -> it.getId().equals(item.nativeId()))
        ? new ReadBack.Present("Keycloak lists the %s of an enabled account".formatted(item.name()))
        : new ReadBack.Gone("Keycloak lists no such credential");
  }

  private ReadBack entitlement(UserResource user, AccessItem item) {
    return entitlements.held(user, item).isPresent()
        ? new ReadBack.Present("Keycloak lists " + item.name())
        : new ReadBack.Gone("Keycloak does not list " + item.name());
  }
}
