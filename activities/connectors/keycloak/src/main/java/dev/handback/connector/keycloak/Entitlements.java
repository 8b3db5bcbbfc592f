package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.connector.Restoration;
import dev.handback.offboarding.access.AccessItem;
import jakarta.ws.rs.ForbiddenException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RoleRepresentation;

/** Groups, and roles given directly; what a group or a composite role brings goes with it. */
final class Entitlements {

  /** The composite role that everybody in a realm has: it says nothing about a person. */
  private static final String DEFAULT_ROLES = "default-roles-";

  private final RealmAdmin realm;
  private final RealmRights rights;

  Entitlements(RealmAdmin realm) {
    this.realm = realm;
    this.rights = new RealmRights(realm);
  }

  /** Everything that this user was given. */
  List<Entitlement> of(UserResource user) {
    return Stream.of(groups(user), realmRoles(user), clientRoles(user))
        .flatMap(Function.identity())
        .toList();
  }

  /** The one that this item is; empty when the user does not have it. */
  Optional<Entitlement> held(UserResource user, AccessItem item) {
    return candidates(user, item.nativeId().split("/", -1))
        .filter(it -> it.nativeId().equals(item.nativeId()))
        .findFirst();
  }

  private Stream<Entitlement> candidates(UserResource user, String[] nativeId) {
    return switch (nativeId[0]) {
      case "group" -> groups(user);
      case "role" -> realmRoles(user);
      case "client" ->
          realm
              .part(() -> user.roles().clientLevel(nativeId[1]).listAll())
              .map(roles -> ofClient(nativeId[1], nativeId[1], roles))
              .orElse(Stream.empty());
      default -> throw realm.failures().misconfigured("no entitlement has the id " + nativeId[0]);
    };
  }

  Removal remove(AccessItem item) {
    return realm
        .onUser(item.account().id(), user -> remove(user, item))
        .orElseGet(() -> new Removal.AlreadyAbsent("Keycloak has no user " + item.account().id()));
  }

  /** The same, of a user who is known already. */
  Removal remove(UserResource user, AccessItem item) {
    var held = held(user, item);
    if (held.isEmpty()) {
      return new Removal.AlreadyAbsent("%s is not given any more".formatted(item.name()));
    }
    if (!mayTake(user, held.get())) {
      return new Removal.NeedsPerson(
          "Keycloak lets only an administrator who holds %s take it away".formatted(item.name()));
    }
    if (held(user, item).isPresent()) {
      throw realm.failures().contradicted("%s is still given".formatted(item.name()));
    }
    return new Removal.Removed("%s taken away; Keycloak lists it no more".formatted(item.name()));
  }

  /**
   * Takes it away; false when Keycloak wants an administrator with more rights than ours for it.
   */
  private boolean mayTake(UserResource user, Entitlement entitlement) {
    try {
      realm.removing(() -> entitlement.takeFrom(user));
      return true;
    } catch (ForbiddenException refused) {
      if (rights.areGivenBy(entitlement)) {
        return false;
      }
      throw refused;
    }
  }

  /** Gives back the group or role of this id, as long as it is there. */
  Restoration giveBack(AccessItem item) {
    return realm
        .onUser(item.account().id(), user -> giveBack(user, item))
        .orElseGet(
            () -> new Restoration.Irreversible("Keycloak has no user " + item.account().id()));
  }

  /** The same, to a user who is known already. */
  Restoration giveBack(UserResource user, AccessItem item) {
    if (held(user, item).isPresent()) {
      return new Restoration.AlreadyThere("Keycloak lists " + item.name());
    }
    var given = realm.part(() -> give(user, item.nativeId().split("/", -1))).orElse(false);
    if (!given) {
      return new Restoration.Irreversible(item.name() + " is not there any more");
    }
    if (held(user, item).isEmpty()) {
      throw realm.failures().contradicted("%s is not given".formatted(item.name()));
    }
    return new Restoration.Restored("%s given back; Keycloak lists it".formatted(item.name()));
  }

  /** False where no such role can be given. */
  private boolean give(UserResource user, String[] nativeId) {
    return switch (nativeId[0]) {
      case "group" -> {
        user.joinGroup(nativeId[1]);
        yield true;
      }
      case "role" -> give(user.roles().realmLevel(), nativeId[1]);
      case "client" -> give(user.roles().clientLevel(nativeId[1]), nativeId[2]);
      default -> throw realm.failures().misconfigured("no entitlement has the id " + nativeId[0]);
    };
  }

  private static boolean give(RoleScopeResource scope, String id) {
    var role = scope.listAvailable().stream().filter(it -> it.getId().equals(id)).toList();
    if (role.isEmpty()) {
      return false;
    }
    scope.add(role);
    return true;
  }

  private static Stream<Entitlement> groups(UserResource user) {
    return user.groups().stream().<Entitlement>map(Entitlement.Group::new);
  }

  private static Stream<Entitlement> realmRoles(UserResource user) {
    return user.roles().realmLevel().listAll().stream()
        .filter(role -> !(role.isComposite() && role.getName().startsWith(DEFAULT_ROLES)))
        .<Entitlement>map(Entitlement.RealmRole::new);
  }

  /**
   * Asks for a client first: that is refused without the right to see clients, whereas the roles
   * given at clients are then left out without a word, as if the user had none.
   */
  private Stream<Entitlement> clientRoles(UserResource user) {
    realm.ask(it -> it.clients().findAll(null, null, null, 0, 1));
    var byClient = user.roles().getAll().getClientMappings();
    return byClient == null
        ? Stream.empty()
        : byClient.values().stream()
            .flatMap(it -> ofClient(it.getId(), it.getClient(), it.getMappings()));
  }

  private static Stream<Entitlement> ofClient(
      String clientId, String client, List<RoleRepresentation> roles) {
    return roles.stream()
        .<Entitlement>map(role -> new Entitlement.ClientRole(clientId, client, role));
  }
}
