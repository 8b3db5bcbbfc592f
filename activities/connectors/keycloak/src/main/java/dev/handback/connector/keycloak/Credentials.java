package dev.handback.connector.keycloak;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.Removal;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.access.AccountRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The password, and everything else that signs in beside it. */
final class Credentials {

  /** Kept for a policy on old passwords. */
  private static final String PASSWORD_HISTORY = "password-history";

  private final RealmAdmin realm;
  private final Probe probe;

  Credentials(RealmAdmin realm, Probe probe) {
    this.realm = realm;
    this.probe = probe;
  }

  /** What signs the user in; old passwords that are kept for a policy do not. */
  static List<CredentialRepresentation> of(UserResource user) {
    return user.credentials().stream()
        .filter(it -> !it.getType().equals(PASSWORD_HISTORY))
        .toList();
  }

  Removal replace(AccountRef account, Secret replacement) {
    return realm
        .onUser(account.id(), user -> replace(account, user, replacement))
        .orElseGet(() -> new Removal.AlreadyAbsent("Keycloak has no user " + account.id()));
  }

  /**
   * A passkey opens the account as well as a password, and a one-time password or a required action
   * would hide from the probe whether the replacement works: so they go, too.
   */
  private Removal replace(AccountRef account, UserResource user, Secret replacement) {
    var others = of(user).stream().filter(it -> !isPassword(it)).toList();
    others.forEach(it -> realm.removing(() -> user.removeCredential(it.getId())));
    dropRequiredActions(user);
    var how = reset(account, user, replacement);
    return others.isEmpty()
        ? new Removal.Removed(how)
        : new Removal.Removed(
            how + "; removed as well: " + others.stream().map(it -> it.getType()).toList());
  }

  private String reset(AccountRef account, UserResource user, Secret replacement) {
    var before = passwordSetAt(user);
    try {
      realm.failures().translating(() -> resetTo(user, replacement));
    } catch (ConnectorException.Conflict refused) {
      // a policy on old passwords refuses the second of two equal resets
      if (works(account, replacement)) {
        return "the password was replaced already";
      }
      throw refused;
    }
    var after = passwordSetAt(user);
    if (after.isEmpty() || after.equals(before)) {
      throw realm.failures().contradicted("the password is as old as before");
    }
    return "password replaced; Keycloak says it was set at " + after.get();
  }

  private static boolean resetTo(UserResource user, Secret replacement) {
    var password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue(replacement.reveal());
    password.setTemporary(false);
    user.resetPassword(password);
    return true;
  }

  private boolean works(AccountRef account, Secret replacement) {
    if (probe.signIn(account, replacement) instanceof SignIn.Accepted accepted) {
      accepted.session().close();
      return true;
    }
    return false;
  }

  private static void dropRequiredActions(UserResource user) {
    var actions = user.toRepresentation().getRequiredActions();
    if (actions != null && !actions.isEmpty()) {
      var change = new UserRepresentation();
      change.setRequiredActions(List.of());
      user.update(change);
    }
  }

  private static Optional<Instant> passwordSetAt(UserResource user) {
    return of(user).stream()
        .filter(Credentials::isPassword)
        .map(it -> Instant.ofEpochMilli(it.getCreatedDate()))
        .findFirst();
  }

  private static boolean isPassword(CredentialRepresentation credential) {
    return credential.getType().equals(CredentialRepresentation.PASSWORD);
  }
}
