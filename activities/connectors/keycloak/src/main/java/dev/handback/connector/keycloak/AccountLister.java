package dev.handback.connector.keycloak;

import dev.handback.connector.Position;
import dev.handback.inventory.AccountKind;
import dev.handback.inventory.AccountNames;
import dev.handback.inventory.AccountPage;
import dev.handback.inventory.KeyUse;
import dev.handback.inventory.ListedAccount;
import dev.handback.offboarding.access.AccountRef;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    this.lastUse = new LastUse(settings, realm, Clock.systemUTC());
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
    var accounts = users.entries().stream().map(this::listed).toList();
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
    var toldSince = lastUse.toldOfKeysSince();
    var accounts =
        clients.entries().stream()
            .filter(client -> ClientAccount.is(client.isServiceAccountsEnabled()))
            .flatMap(client ->
                serviceAccount(client).map(user -> listed(client, user, toldSince)).stream())
            .toList();
    var next = clients.cursor();
    return new AccountPage(accounts, next == null ? null : CLIENTS + next);
  }

  /** None where the client went meanwhile. */
  private Optional<UserRepresentation> serviceAccount(ClientRepresentation client) {
    return realm.ask(
        it -> realm.part(() -> it.clients().get(client.getId()).getServiceAccountUser()));
  }

  /** Whose it is stands on the client itself where its user does not say. */
  private ListedAccount listed(
      ClientRepresentation client, UserRepresentation user, @Nullable Instant toldSince) {
    var ids = values(user, settings.subjectAttribute());
    return new ListedAccount(
        new AccountRef(user.getId(), user.getUsername()),
        new AccountNames(
            ids.isEmpty() ? value(client, settings.subjectAttribute()) : only(ids),
            user.getEmail(),
            user.getUsername()),
        AccountKind.SERVICE,
        values(user, settings.ownerAttribute()).stream()
            .findFirst()
            .orElseGet(() -> value(client, settings.ownerAttribute())),
        ClientAccount.is(client.isEnabled()) && ClientAccount.is(user.isEnabled()),
        lastUse.ofKey(client.getClientId(), user.getId()),
        null,
        null,
        settings.admin().isUser(settings.realm(), user.getUsername()),
        new KeyUse(ClientAccount.ref(client), toldSince));
  }

  private ListedAccount listed(UserRepresentation user) {
    var ids = values(user, settings.subjectAttribute());
    return new ListedAccount(
        new AccountRef(user.getId(), user.getUsername()),
        new AccountNames(only(ids), user.getEmail(), user.getUsername()),
        kindOf(ids),
        values(user, settings.ownerAttribute()).stream().findFirst().orElse(null),
        Boolean.TRUE.equals(user.isEnabled()),
        lastUse.ofUser(user.getId()),
        null,
        null,
        settings.admin().isUser(settings.realm(), user.getUsername()));
  }

  /** Keycloak does not say; but whoever has the ids of several people is none of them. */
  private static AccountKind kindOf(List<String> ids) {
    return ids.size() > 1 ? AccountKind.SHARED : AccountKind.UNKNOWN;
  }

  private static @Nullable String only(List<String> ids) {
    return ids.size() == 1 ? ids.getFirst() : null;
  }

  private static @Nullable String value(ClientRepresentation client, String attribute) {
    var attributes = client.getAttributes();
    var value = attributes == null ? null : attributes.get(attribute);
    return value == null || value.isBlank() ? null : value;
  }

  private static List<String> values(UserRepresentation user, String attribute) {
    var attributes =
        Optional.ofNullable(user.getAttributes()).orElse(Map.<String, List<String>>of());
    return attributes.getOrDefault(attribute, List.of());
  }
}
