package dev.handback.record.inbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Holds what one source starts beyond its limits until a person has looked at it (requirement P7).
 * Risk is never held (T7).
 */
@Singleton
final class MassRemovalGuard {
  // takes the row's lock, so that two deliveries at once do not both find room
  private static final String ENTER =
      "INSERT INTO guarded_source (source) VALUES (?) ON DUPLICATE KEY UPDATE source = source";
  private static final String STARTS =
      "SELECT COUNT(*) FROM inbox WHERE source = ? AND (received_at > ? OR replayed_at > ?) AND act = 'START'"
          + " AND priority > 0 AND state IN ('RECEIVED', 'STARTED') AND id <> ?";

  private final GuardLimits limits;
  private final Optional<Population> population;

  MassRemovalGuard(Optional<GuardLimits> limits, Optional<Population> population) {
    this.limits = limits.orElse(GuardLimits.NONE);
    this.population = population;
  }

  /** The same with other limits. */
  MassRemovalGuard by(GuardLimits others) {
    return new MassRemovalGuard(Optional.of(others), population);
  }

  /**
   * To be called before anything is read: what others of this source have started is then seen to
   * the last.
   */
  void enter(Connection connection, InboxEvent event, OffboardingRequest request)
      throws SQLException {
    if (guards(request)) {
      Sql.update(connection, ENTER, parameters -> parameters.text(event.source()));
    }
  }

  /**
   * The same for events that come at once: enters each source, always in the same order, and says
   * whether all of them may start by themselves.
   */
  boolean enter(Connection connection, List<Arrival> arrivals) throws SQLException {
    var bySource =
        arrivals.stream()
            .filter(arrival -> guards(arrival.request()))
            .collect(groupingBy(arrival -> arrival.event().source(), TreeMap::new, toList()));
    for (var ofOne : bySource.values()) {
      var first = ofOne.getFirst();
      enter(connection, first.event(), first.request());
      if (startsOf(connection, first.event()) + ofOne.size() > limits.of(people(connection))) {
        return false;
      }
    }
    return true;
  }

  /** Why this event is held; empty when it may start by itself. */
  Optional<String> reasonToHold(Connection connection, InboxEvent event, OffboardingRequest request)
      throws SQLException {
    if (!guards(request)) {
      return Optional.empty();
    }
    var atMost = limits.of(people(connection));
    return startsOf(connection, event) < atMost
        ? Optional.empty()
        : Optional.of(
            "more than %d removals by %s within %s wait for a person's word"
                .formatted(atMost, event.source(), limits.window()));
  }

  private boolean guards(OffboardingRequest request) {
    return !limits.isOff() && !InboxRows.isUrgent(request);
  }

  private long startsOf(Connection connection, InboxEvent event) throws SQLException {
    return Sql.first(
            connection,
            STARTS,
            parameters ->
                parameters
                    .text(event.source())
                    .time(event.receivedAt().minus(limits.window()))
                    .time(event.receivedAt().minus(limits.window()))
                    .text(InboxId.of(event)),
            row -> row.getLong(1))
        .orElse(0L);
  }

  private OptionalLong people(Connection connection) throws SQLException {
    return population.isPresent() ? population.get().people(connection) : OptionalLong.empty();
  }
}
