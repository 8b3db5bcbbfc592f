package dev.handback.connector.keycloak;

import dev.handback.connector.Position;
import dev.handback.inventory.AccountKind;
import dev.handback.inventory.AccountNames;
import dev.handback.inventory.AccountPage;
import dev.handback.inventory.ListedAccount;
import dev.handback.offboarding.access.AccountRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Lists the realm's users, and then the users that stand for its clients, which Keycloak keeps out
 * of its lists of users.
 */
final class AccountLister {

  private static final String USERS = "users/";
  private static final String CLIENTS = "clients/";

  private final KeycloakSettings settings;
  private final RealmAdmin realm;
  private final LastUse lastUse;

  AccountLister(KeycloakSettings settings, RealmAdmin realm) {
    this.settings = settings;
    this.realm = realm;
    this.lastUse = new LastUse(settings, realm);
  }

  AccountPage list(@Nullable String cursor, int limit) {
    return cursor != null && cursor.startsWith(CLIENTS)
        ? clients(cursor.substring(CLIENTS.length()), limit)
        : users(cursor == null ? null : cursor.substring(USERS.length()), limit);
  }

  private AccountPage users(@Nullable String cursor, int limit) {
    var users =
        Position.of(cursor)
            .read(
                limit,
                (first, count) -> realm.ask(it -> it.users().list(first, count)),
                UserRepresentation::getId);
    if (cursor == null && users.entries().isEmpty()) {
      realm.mayLook();
    }
    var accounts = users.entries().stream().map(user -> listed(user, kindOf(user))).toList();
    var next = users.cursor();
    return new AccountPage(accounts, next == null ? CLIENTS : USERS + next);
  }

  private AccountPage clients(String cursor, int limit) {
    var clients =
        Position.of(cursor.isEmpty() ? null : cursor)
            .read(
                limit,
                (first, count) ->
                    realm.ask(it -> it.clients().findAll(null, null, null, first, count)),
                ClientRepresentation::getId);
    var accounts =
        clients.entries().stream()
            .filter(client -> Boolean.TRUE.equals(client.isServiceAccountsEnabled()))
            .flatMap(client -> serviceAccount(client).stream())
            .map(user -> listed(user, AccountKind.SERVICE))
            .toList();
    var next = clients.cursor();
    return new AccountPage(accounts, next == null ? null : CLIENTS + next);
  }

  /** None where the client went meanwhile. */
  private Optional<UserRepresentation> serviceAccount(ClientRepresentation client) {
    return realm.ask(
        it -> realm.part(() -> it.clients().get(client.getId()).getServiceAccountUser()));
  }

  private ListedAccount listed(UserRepresentation user, AccountKind kind) {
    var ids = values(user, settings.subjectAttribute());
    return new ListedAccount(
        new AccountRef(user.getId(), user.getUsername()),
        new AccountNames(
            ids.size() == 1 ? ids.getFirst() : null, user.getEmail(), user.getUsername()),
        kind,
        values(user, settings.ownerAttribute()).stream().findFirst().orElse(null),
        Boolean.TRUE.equals(user.isEnabled()),
        lastUse.of(user.getId()),
        null,
        null,
        settings.admin().isUser(settings.realm(), user.getUsername()));
  }

  /** Keycloak does not say; but whoever has the ids of several people is none of them. */
  private AccountKind kindOf(UserRepresentation user) {
    return values(user, settings.subjectAttribute()).size() > 1
        ? AccountKind.SHARED
        : AccountKind.UNKNOWN;
  }

  private static List<String> values(UserRepresentation user, String attribute) {
    var attributes =
        Optional.ofNullable(user.getAttributes()).orElse(Map.<String, List<String>>of());
    return attributes.getOrDefault(attribute, List.of());
  }

  /**
   * The latest use that Keycloak knows of: of sessions that are open, and of events if it keeps
   * them.
   */
  private record LastUse(KeycloakSettings settings, RealmAdmin realm) {

    @Nullable Instant of(String user) {
      return Stream.concat(sessions(user), settings.loginEvents() ? logins(user) : Stream.of())
          .max(Long::compare)
          .map(Instant::ofEpochMilli)
          .orElse(null);
    }

    private Stream<Long> sessions(String user) {
      return realm
          .onUser(
              user, it -> it.getUserSessions().stream().map(open -> open.getLastAccess()).toList())
          .orElse(List.of())
          .stream();
    }

    private Stream<Long> logins(String user) {
      var logins = List.of("LOGIN", "CLIENT_LOGIN", "REFRESH_TOKEN");
      return realm.ask(it -> it.getEvents(logins, null, user, null, null, null, 0, 1)).stream()
          .map(event -> event.getTime());
    }
  }
}
