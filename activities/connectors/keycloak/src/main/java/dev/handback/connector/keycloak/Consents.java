package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.offboarding.access.AccountRef;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.admin.client.resource.UserResource;

/**
 * What people have granted to a client. Keycloak lists consents by user only, so every user is
 * asked: seconds for a thousand users.
 */
final class Consents {

  private static final int PAGE = 200;

  private final RealmAdmin realm;

  Consents(RealmAdmin realm) {
    this.realm = realm;
  }

  Removal revoke(AccountRef client) {
    var before = to(client);
    for (var user : before) {
      realm.onUser(
          user,
          it -> {
            realm.removing(() -> it.revokeConsent(client.name()));
            return true;
          });
    }
    var left = before.stream().filter(user -> hasConsented(user, client)).toList();
    if (!left.isEmpty()) {
      throw realm.failures().contradicted("consents of %d users are left".formatted(left.size()));
    }
    return before.isEmpty()
        ? new Removal.AlreadyAbsent("no user has consented to " + client.name())
        : new Removal.Removed("consents of %d users revoked; none left".formatted(before.size()));
  }

  /** The users who have consented to this client, by id. */
  List<String> to(AccountRef client) {
    var consented = new ArrayList<String>();
    var seen = 0;
    int size;
    do {
      var first = seen;
      var page = realm.ask(it -> it.users().list(first, PAGE));
      page.stream()
          .map(user -> user.getId())
          .filter(user -> hasConsented(user, client))
          .forEach(consented::add);
      size = page.size();
      seen += size;
    } while (size == PAGE);
    return consented;
  }

  private boolean hasConsented(String user, AccountRef client) {
    return realm
        .onUser(user, UserResource::getConsents)
        .map(all -> all.stream().anyMatch(one -> client.name().equals(one.get("clientId"))))
        .orElse(false);
  }
}
