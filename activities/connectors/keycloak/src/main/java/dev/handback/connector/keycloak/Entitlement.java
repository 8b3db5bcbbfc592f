package dev.handback.connector.keycloak;

import java.util.List;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Something a user was given, and how it is taken away. */
sealed interface Entitlement {

  /** Unique among everything that one user can hold: Keycloak's own ids, and their kind. */
  String nativeId();

  String name();

  void takeFrom(UserResource user);

  /** Membership of a group, named by its path. */
  record Group(GroupRepresentation group) implements Entitlement {

    @Override
    public String nativeId() {
      return "group/" + group.getId();
    }

    @Override
    public String name() {
      return "group " + group.getPath();
    }

    @Override
    public void takeFrom(UserResource user) {
      user.leaveGroup(group.getId());
    }
  }

  /** A role of the realm, given directly. */
  record RealmRole(RoleRepresentation role) implements Entitlement {

    @Override
    public String nativeId() {
      return "role/" + role.getId();
    }

    @Override
    public String name() {
      return "role " + role.getName();
    }

    @Override
    public void takeFrom(UserResource user) {
      user.roles().realmLevel().remove(List.of(role));
    }
  }

  /** A role of one client, given directly. */
  record ClientRole(String clientId, String client, RoleRepresentation role)
      implements Entitlement {

    @Override
    public String nativeId() {
      return "client/%s/%s".formatted(clientId, role.getId());
    }

    @Override
    public String name() {
      return "role %s of %s".formatted(role.getName(), client);
    }

    @Override
    public void takeFrom(UserResource user) {
      user.roles().clientLevel(clientId).remove(List.of(role));
    }
  }
}
