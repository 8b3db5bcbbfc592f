package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.offboarding.access.AccountRef;
import java.time.Clock;
import java.util.List;
import org.keycloak.admin.client.resource.ClientResource;

/**
 * What was opened with a client: its own sessions, and those that people began at it. A person's
 * single sign-on is theirs and stays; what the client got of it is refused as too old.
 */
final class ClientSessions {

  private static final String RESIDUAL =
      "access tokens handed out before open applications that do not ask Keycloak until they"
          + " expire, after minutes";

  private final RealmAdmin realm;
  private final ServiceAccounts serviceAccounts;
  private final Clock clock;

  ClientSessions(RealmAdmin realm, ServiceAccounts serviceAccounts, Clock clock) {
    this.realm = realm;
    this.serviceAccounts = serviceAccounts;
    this.clock = clock;
  }

  Removal end(AccountRef account) {
    return realm
        .onClient(ClientAccount.of(account).uuid(), client -> end(account, client))
        .orElseGet(() -> ClientSwitch.absent(account));
  }

  private Removal end(AccountRef account, ClientResource client) {
    var clientId = refuseOlder(client);
    var holders = offlineHolders(client);
    for (var user : holders) {
      realm.onUser(
          user,
          it -> {
            realm.removing(() -> it.revokeConsent(clientId));
            return true;
          });
    }
    var own =
        serviceAccounts
            .on(
                account,
                user -> {
                  var open = user.getUserSessions().size();
                  user.logout();
                  return open;
                })
            .orElse(0);
    var left = offlineHolders(client);
    if (!left.isEmpty()) {
      throw realm.failures().contradicted(left.size() + " offline tokens are still there");
    }
    return new Removal.Removed(
        "tokens from before are refused; ended %d sessions of its own and offline tokens of %d users"
            .formatted(own, holders.size()),
        List.of(RESIDUAL));
  }

  private String refuseOlder(ClientResource client) {
    var now = client.toRepresentation();
    now.setNotBefore((int) clock.instant().getEpochSecond());
    client.update(now);
    return now.getClientId();
  }

  /** Users with an offline token of this client, by id. */
  static List<String> offlineHolders(ClientResource client) {
    return client.getOfflineUserSessions(0, Integer.MAX_VALUE).stream()
        .map(session -> session.getUserId())
        .distinct()
        .toList();
  }
}
