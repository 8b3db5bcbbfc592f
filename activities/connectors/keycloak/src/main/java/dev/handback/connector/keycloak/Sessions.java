package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.offboarding.access.AccountRef;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.UserResource;

/**
 * Sessions in the browser and offline tokens are two lists in Keycloak, and its logout ends only
 * the first: offline tokens live on, and even come back to life with an account that is enabled
 * again, until the grant to their client is revoked.
 */
final class Sessions {

  private static final String RESIDUAL =
      "access tokens handed out before open applications that do not ask Keycloak until they"
          + " expire, after minutes";

  private final RealmAdmin realm;

  Sessions(RealmAdmin realm) {
    this.realm = realm;
  }

  Removal end(AccountRef account) {
    return realm
        .onUser(account.id(), this::endAll)
        .orElseGet(() -> new Removal.AlreadyAbsent("Keycloak has no user " + account.id()));
  }

  private Removal endAll(UserResource user) {
    var before = Open.of(user);
    // also where nothing is listed: it sets not-before, which refuses what is older
    user.logout();
    for (var client : before.consents()) {
      realm.removing(() -> user.revokeConsent(client));
    }
    var after = Open.of(user);
    if (!after.isNone()) {
      throw realm.failures().contradicted("there are still " + after);
    }
    return before.isNone()
        ? new Removal.AlreadyAbsent("Keycloak lists no session and no offline token")
        : new Removal.Removed(
            "logged out and revoked; before %s, now none".formatted(before), List.of(RESIDUAL));
  }

  /**
   * What is open.
   *
   * @param sessions how many sessions Keycloak lists
   * @param offline clients that hold offline tokens
   * @param consents clients with a consent or with offline tokens
   */
  record Open(int sessions, List<String> offline, List<String> consents) {

    static Open of(UserResource user) {
      var consents = user.getConsents();
      return new Open(
          user.getUserSessions().size(),
          consents.stream().filter(Open::holdsOfflineToken).map(Open::client).toList(),
          consents.stream().map(Open::client).toList());
    }

    boolean isNone() {
      return sessions == 0 && offline.isEmpty();
    }

    @Override
    public String toString() {
      return "%d sessions, offline tokens of %s".formatted(sessions, offline);
    }

    private static String client(Map<String, Object> consent) {
      return String.valueOf(consent.get("clientId"));
    }

    private static boolean holdsOfflineToken(Map<String, Object> consent) {
      return consent.get("additionalGrants") instanceof List<?> grants && !grants.isEmpty();
    }
  }
}
