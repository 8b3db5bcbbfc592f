package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts.Left;
import dev.handback.offboarding.access.AccountRef;
import jakarta.ws.rs.BadRequestException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Disables users, and enables those again that it disabled. Keycloak notes neither who disabled a
 * user nor when, so a mark is left where the realm's user profile takes one.
 */
final class Accounts {

  /** An attribute that only administrators see; the realm has to take unmanaged attributes. */
  static final String MARK = "handbackDisabled";

  private final RealmAdmin realm;

  Accounts(RealmAdmin realm) {
    this.realm = realm;
  }

  Removal disable(AccountRef account) {
    return realm
        .onUser(account.id(), this::disable)
        .orElseGet(() -> new Removal.AlreadyAbsent(gone(account)));
  }

  Restoration enable(AccountRef account, Left left) {
    return realm
        .onUser(account.id(), user -> enable(user, left))
        .orElseGet(() -> new Restoration.Irreversible(gone(account)));
  }

  private Removal disable(UserResource user) {
    var before = user.toRepresentation();
    if (!enabled(before)) {
      var mark = mark(before);
      return mark == null
          ? new Removal.AlreadyAbsent("the account was disabled already")
          : new Removal.Removed(
              "the account bears the mark of Handback's disable", List.of(), mark);
    }
    change(user, before, false, UUID.randomUUID().toString());
    var after = user.toRepresentation();
    if (enabled(after)) {
      throw realm.failures().contradicted("the account is still enabled");
    }
    return new Removal.Removed(
        "account disabled; Keycloak says enabled=false", List.of(), mark(after));
  }

  private Restoration enable(UserResource user, Left left) {
    var before = user.toRepresentation();
    if (enabled(before)) {
      return new Restoration.AlreadyThere("Keycloak says enabled=true");
    }
    var mark = mark(before);
    if (!ours(mark, left)) {
      return new Restoration.NotOurs(
          mark == null
              ? "the account does not bear the mark that Handback's disable leaves"
              : "the account bears the mark of another disable");
    }
    change(user, before, true, null);
    if (!enabled(user)) {
      throw realm.failures().contradicted("the account is still disabled");
    }
    return new Restoration.Restored(
        mark == null
            ? "account enabled; the realm keeps no mark, so nobody can tell who else disabled it"
            : "account enabled; it bore Handback's mark; Keycloak says enabled=true");
  }

  /** A realm that takes no marks is believed where the disable was told to be Handback's. */
  private static boolean ours(@Nullable String mark, Left left) {
    if (left.fingerprints().isEmpty()) {
      return mark != null || left.told();
    }
    return mark != null && left.fingerprints().contains(mark);
  }

  /** All of the user, for Keycloak empties what a part leaves out; or, refused, only the flag. */
  private static void change(
      UserResource user, UserRepresentation before, boolean enabled, @Nullable String mark) {
    try {
      user.update(marked(before, enabled, mark));
    } catch (BadRequestException profile) {
      var flag = new UserRepresentation();
      flag.setEnabled(enabled);
      user.update(flag);
    }
  }

  private static UserRepresentation marked(
      UserRepresentation user, boolean enabled, @Nullable String mark) {
    var attributes =
        user.getAttributes() == null
            ? new HashMap<String, List<String>>()
            : new HashMap<>(user.getAttributes());
    if (mark == null) {
      attributes.remove(MARK);
    } else {
      attributes.put(MARK, List.of(mark));
    }
    user.setAttributes(attributes);
    user.setEnabled(enabled);
    return user;
  }

  private static @Nullable String mark(UserRepresentation user) {
    Map<String, List<String>> attributes = user.getAttributes();
    var marks = attributes == null ? null : attributes.get(MARK);
    return marks == null || marks.isEmpty() ? null : marks.getFirst();
  }

  static boolean enabled(UserResource user) {
    return enabled(user.toRepresentation());
  }

  private static boolean enabled(UserRepresentation user) {
    return Boolean.TRUE.equals(user.isEnabled());
  }

  private static String gone(AccountRef account) {
    return "Keycloak has no user " + account.id();
  }
}
