package dev.handback.connector.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.EventRepresentation;

/**
 * The latest use that Keycloak knows of: of sessions that are open, and of events if it keeps them.
 */
record LastUse(KeycloakSettings settings, RealmAdmin realm, Clock clock) {

  private static final List<String> OF_USER = List.of("LOGIN", "CLIENT_LOGIN", "REFRESH_TOKEN");

  /**
   * Everything a client does with its key. A realm that leaves one out cannot tell of every use.
   */
  private static final List<String> OF_KEY =
      List.of(
          "CLIENT_LOGIN", "CODE_TO_TOKEN", "REFRESH_TOKEN", "TOKEN_EXCHANGE", "INTROSPECT_TOKEN");

  @Nullable Instant ofUser(String user) {
    return latest(sessions(user), events(OF_USER, null, user));
  }

  /** Of a client's key, whoever it is used for. */
  @Nullable Instant ofKey(String clientId, String serviceAccount) {
    return latest(sessions(serviceAccount), events(OF_KEY, clientId, null));
  }

  /** From when on Keycloak would tell of any use of a key; null where it would not. */
  @Nullable Instant toldOfKeysSince() {
    if (!settings.loginEvents()) {
      return null;
    }
    var kept = realm.ask(it -> it.getRealmEventsConfig());
    if (!kept.isEventsEnabled() || !kept.getEnabledEventTypes().containsAll(OF_KEY)) {
      return null;
    }
    var seconds = kept.getEventsExpiration();
    return seconds == null || seconds <= 0
        ? Instant.EPOCH
        : clock.instant().minus(Duration.ofSeconds(seconds));
  }

  private Stream<Long> sessions(String user) {
    return realm
        .onUser(
            user, it -> it.getUserSessions().stream().map(open -> open.getLastAccess()).toList())
        .orElse(List.of())
        .stream();
  }

  private Stream<Long> events(
      List<String> types, @Nullable String clientId, @Nullable String user) {
    return settings.loginEvents()
        ? realm.ask(it -> it.getEvents(types, clientId, user, null, null, null, 0, 1)).stream()
            .map(EventRepresentation::getTime)
        : Stream.of();
  }

  private static @Nullable Instant latest(Stream<Long> some, Stream<Long> more) {
    return Stream.concat(some, more).max(Long::compare).map(Instant::ofEpochMilli).orElse(null);
  }
}
