package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.connector.Restoration;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.admin.client.resource.UserResource;

/** The user that a client acts as when nobody signs in: its roles are the client's own. */
final class ServiceAccounts {

  private final RealmAdmin realm;
  private final Entitlements entitlements;

  ServiceAccounts(RealmAdmin realm, Entitlements entitlements) {
    this.realm = realm;
    this.entitlements = entitlements;
  }

  List<Entitlement> entitlements(AccountRef client) {
    return on(client, entitlements::of).orElse(List.of());
  }

  Removal remove(AccessItem item) {
    return on(item.account(), user -> entitlements.remove(user, item))
        .orElseGet(() -> new Removal.AlreadyAbsent("it acts as no user of its own any more"));
  }

  Restoration giveBack(AccessItem item) {
    return on(item.account(), user -> entitlements.giveBack(user, item))
        .orElseGet(() -> new Restoration.Irreversible("it acts as no user of its own any more"));
  }

  boolean holds(AccessItem item) {
    return on(item.account(), user -> entitlements.held(user, item).isPresent()).orElse(false);
  }

  /** Works on the client's own user; empty where it has none. */
  <T> Optional<T> on(AccountRef client, Function<UserResource, T> work) {
    var uuid = ClientAccount.of(client).uuid();
    return realm
        .onClient(
            uuid,
            it ->
                ClientAccount.is(it.toRepresentation().isServiceAccountsEnabled())
                    ? Optional.of(it.getServiceAccountUser().getId())
                    : Optional.<String>empty())
        .flatMap(Function.identity())
        .flatMap(user -> realm.onUser(user, work));
  }
}
