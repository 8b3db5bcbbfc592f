package dev.handback.connector.keycloak;

import dev.handback.connector.Snapshot;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.UserRepresentation;

/** Finds what a subject has in the realm: usually one user, sometimes several. */
final class AccessFinder {

  private final KeycloakSettings settings;
  private final RealmAdmin realm;
  private final Entitlements entitlements;

  AccessFinder(KeycloakSettings settings, RealmAdmin realm, Entitlements entitlements) {
    this.settings = settings;
    this.realm = realm;
    this.entitlements = entitlements;
  }

  List<FoundAccess> find(Subject subject) {
    var users = users(subject);
    if (users.isEmpty()) {
      realm.mayLook();
    }
    return users.stream().flatMap(user -> accessOf(user).stream()).toList();
  }

  /** What this one user has; nothing when it is gone. */
  List<FoundAccess> accessOf(AccountRef account) {
    return realm
        .onUser(account.id(), it -> it.toRepresentation())
        .map(this::accessOf)
        .orElse(List.of());
  }

  /** Keycloak's searches ignore case, and a part of its versions match more: so look again. */
  private List<UserRepresentation> users(Subject subject) {
    return switch (settings.correlateBy()) {
      case SUBJECT_ID ->
          byAttribute(subject.id()).stream().filter(user -> hasId(user, subject.id())).toList();
      case EMAIL -> byEmail(subject.email());
      case USER_NAME -> byName(subject.userName());
    };
  }

  private List<UserRepresentation> byAttribute(String id) {
    var query = "%s:\"%s\"".formatted(settings.subjectAttribute(), id.replace("\"", "\\\""));
    return realm.ask(it -> it.users().searchByAttributes(0, null, null, true, false, query));
  }

  private boolean hasId(UserRepresentation user, String id) {
    var attributes =
        user.getAttributes() == null ? Map.<String, List<String>>of() : user.getAttributes();
    return attributes.getOrDefault(settings.subjectAttribute(), List.of()).contains(id);
  }

  private List<UserRepresentation> byEmail(@Nullable String email) {
    return email == null
        ? List.of()
        : realm.ask(it -> it.users().searchByEmail(email, true)).stream()
            .filter(user -> email.equalsIgnoreCase(user.getEmail()))
            .toList();
  }

  private List<UserRepresentation> byName(@Nullable String name) {
    return name == null
        ? List.of()
        : realm.ask(it -> it.users().searchByUsername(name, true)).stream()
            .filter(user -> name.equalsIgnoreCase(user.getUsername()))
            .toList();
  }

  private List<FoundAccess> accessOf(UserRepresentation user) {
    var account = new AccountRef(user.getId(), user.getUsername());
    return realm
        .onUser(
            user.getId(),
            it -> {
              var found = new ArrayList<FoundAccess>();
              found.add(
                  item(ItemKind.ACCOUNT, account, account.id(), account.name())
                      .being(Snapshot.of(Boolean.TRUE.equals(user.isEnabled()))));
              found.add(item(ItemKind.SESSIONS, account, account.id(), "sessions and tokens"));
              for (var credential : Credentials.of(it)) {
                found.add(
                    item(ItemKind.CREDENTIAL, account, credential.getId(), credential.getType()));
              }
              for (var held : entitlements.of(it)) {
                found.add(item(ItemKind.ENTITLEMENT, account, held.nativeId(), held.name()));
              }
              return List.copyOf(found);
            })
        .orElse(List.of());
  }

  private FoundAccess item(ItemKind kind, AccountRef account, String nativeId, String name) {
    return FoundAccess.of(settings.target(), kind, account, nativeId, name);
  }
}
