package dev.handback.connector.keycloak;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * The rights over a realm: roles of a client that Keycloak makes in every realm but {@code master}.
 */
final class RealmRights {

  private static final String CLIENT = "realm-management";

  private final RealmAdmin realm;

  RealmRights(RealmAdmin realm) {
    this.realm = realm;
  }

  /** Its UUID; empty where we may not see it. */
  Optional<String> client() {
    return realm.ask(it -> it.clients().findByClientId(CLIENT)).stream()
        .map(ClientRepresentation::getId)
        .findFirst();
  }

  /** The names of those that a user has, however they came to them. */
  Stream<String> of(UserResource user) {
    return client().stream()
        .flatMap(id -> user.roles().clientLevel(id).listEffective().stream())
        .map(RoleRepresentation::getName);
  }

  /** Whether this gives one: Keycloak lets only those take it away who have it. */
  boolean areGivenBy(Entitlement entitlement) {
    return entitlement instanceof Entitlement.ClientRole role
        && client().filter(role.clientId()::equals).isPresent();
  }
}
