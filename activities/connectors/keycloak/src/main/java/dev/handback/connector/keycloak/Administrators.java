package dev.handback.connector.keycloak;

import dev.handback.offboarding.access.AccountRef;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Whether somebody is the last who can administer the realm: the role that Keycloak itself made for
 * that, given directly or by a group. Applications do not count, nor does Handback: they ask
 * nobody.
 */
final class Administrators {

  private static final String ROLE = "realm-admin";

  /** What Keycloak calls the users of applications. */
  private static final String APPLICATION = "service-account-";

  /** A realm with more has no last one. */
  private static final int ENOUGH = 100;

  private final KeycloakSettings settings;
  private final RealmAdmin realm;
  private final RealmRights rights;

  Administrators(KeycloakSettings settings, RealmAdmin realm) {
    this.settings = settings;
    this.realm = realm;
    this.rights = new RealmRights(realm);
  }

  /** One sentence where nobody else could administer the realm without this account. */
  List<String> lostWith(AccountRef account) {
    return realm
        .onUser(account.id(), user -> isAdministrator(user) && isAlone(account))
        .filter(last -> last)
        .map(last ->
            List.of(
                "%s is the last one who can administer the realm %s: nobody else who is enabled has %s."
                    .formatted(account.name(), settings.realm(), ROLE)))
        .orElse(List.of());
  }

  private boolean isAdministrator(UserResource user) {
    return rights.of(user).anyMatch(ROLE::equals);
  }

  private boolean isAlone(AccountRef account) {
    return rights
        .client()
        .map(id -> realm.ask(it -> holders(it, it.clients().get(id).roles().get(ROLE))))
        .orElse(List.of())
        .stream()
        .filter(user -> !user.getId().equals(account.id()))
        .noneMatch(Administrators::isPersonWhoMay);
  }

  private static List<UserRepresentation> holders(RealmResource realm, RoleResource role) {
    var byGroup =
        role.getRoleGroupMembers(0, ENOUGH).stream()
            .flatMap(group -> realm.groups().group(group.getId()).members(0, ENOUGH).stream());
    return Stream.concat(role.getUserMembers(0, ENOUGH).stream(), byGroup).toList();
  }

  private static boolean isPersonWhoMay(UserRepresentation user) {
    return Boolean.TRUE.equals(user.isEnabled()) && !user.getUsername().startsWith(APPLICATION);
  }
}
