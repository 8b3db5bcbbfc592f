package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.offboarding.access.AccountRef;
import org.keycloak.admin.client.resource.ClientResource;

/** Disables clients. */
final class ClientSwitch {

  private final RealmAdmin realm;

  ClientSwitch(RealmAdmin realm) {
    this.realm = realm;
  }

  Removal disable(AccountRef account) {
    return realm
        .onClient(ClientAccount.of(account).uuid(), this::disable)
        .orElseGet(() -> absent(account));
  }

  private Removal disable(ClientResource client) {
    var now = client.toRepresentation();
    if (!ClientAccount.is(now.isEnabled())) {
      return new Removal.AlreadyAbsent("the client was disabled already");
    }
    now.setEnabled(false);
    client.update(now);
    if (enabled(client)) {
      throw realm.failures().contradicted("the client is still enabled");
    }
    return new Removal.Removed("client disabled; Keycloak says enabled=false");
  }

  static boolean enabled(ClientResource client) {
    return ClientAccount.is(client.toRepresentation().isEnabled());
  }

  static Removal absent(AccountRef account) {
    return new Removal.AlreadyAbsent("Keycloak has no client " + account.name());
  }
}
