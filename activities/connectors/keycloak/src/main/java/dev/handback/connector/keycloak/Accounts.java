package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.offboarding.access.AccountRef;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/** Disables users. */
final class Accounts {

  private final RealmAdmin realm;

  Accounts(RealmAdmin realm) {
    this.realm = realm;
  }

  Removal disable(AccountRef account) {
    return realm
        .onUser(account.id(), this::disable)
        .orElseGet(() -> new Removal.AlreadyAbsent("Keycloak has no user " + account.id()));
  }

  private Removal disable(UserResource user) {
    if (!enabled(user)) {
      return new Removal.AlreadyAbsent("the account was disabled already");
    }
    // nothing but the flag: Keycloak empties what a partial attribute map leaves out
    var change = new UserRepresentation();
    change.setEnabled(false);
    user.update(change);
    if (enabled(user)) {
      throw realm.failures().contradicted("the account is still enabled");
    }
    return new Removal.Removed("account disabled; Keycloak says enabled=false");
  }

  static boolean enabled(UserResource user) {
    return Boolean.TRUE.equals(user.toRepresentation().isEnabled());
  }
}
