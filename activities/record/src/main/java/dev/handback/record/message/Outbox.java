package dev.handback.record.message;

import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.record.ObligationChanged;
import dev.handback.record.message.Announcement.Owed;
import dev.handback.record.obligation.KnownObligation;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is to be told in the very transaction that changes the record, so that nothing is
 * told that did not happen and nothing that happened is forgotten (requirements O5, S7). Without
 * {@link Routes} nobody is told anything and nothing is written.
 */
@Singleton
public final class Outbox {
  private static final String INSERT =
      "INSERT INTO message (id, offboarding_id, obligation_id, kind, channel, recipient, address,"
          + " urgent, facts, state, created_at, due_at, attempts, why)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) ON DUPLICATE KEY UPDATE id = id";

  private final @Nullable Routes routes;

  Outbox(Optional<Routes> routes) {
    this.routes = routes.orElse(null);
  }

  /** An obligation is new or has changed. */
  public void owed(
      Connection connection, @Nullable KnownObligation before, ObligationChanged changed)
      throws SQLException {
    var now = changed.obligation();
    var owed =
        new Owed(
            now.id(),
            now.kind(),
            now.target(),
            now.assignee(),
            now.dueAt(),
            now.state(),
            now.why(),
            changed.by());
    tell(connection, OwedNews.of(before, now), changed.offboarding(), owed, null, changed.at());
  }

  /** A run has begun, is over, or is taken back. */
  public void run(Connection connection, MessageKind kind, OffboardingId offboarding, Instant at)
      throws SQLException {
    tell(connection, kind, offboarding, null, null, at);
  }

  /** Access came back, and this offboarding removes it. */
  public void cameBack(
      Connection connection, OffboardingId offboarding, OffboardingId linked, Instant at)
      throws SQLException {
    tell(connection, MessageKind.CAME_BACK, offboarding, null, linked, at);
  }

  private void tell(
      Connection connection,
      MessageKind kind,
      OffboardingId offboarding,
      @Nullable Owed owed,
      @Nullable OffboardingId linked,
      Instant at)
      throws SQLException {
    if (routes == null) {
      return;
    }
    var run = ToldRun.of(connection, offboarding);
    // one of many runs of a retirement speaks only of what is owed
    if (run.isPage() && owed == null) {
      return;
    }
    var announcement = new Announcement(kind, offboarding, run.about(), owed, linked, at);
    var others =
        routes.of(announcement).stream().filter(route -> !isSubject(run.subject(), route)).toList();
    put(connection, announcement, others);
  }

  /** Nobody is told of their own offboarding. */
  private static boolean isSubject(Subject subject, Route route) {
    return subject.signsAs(route.recipient())
        || (route.address() != null && route.address().equalsIgnoreCase(subject.email()));
  }

  private static void put(Connection connection, Announcement announcement, List<Route> routes)
      throws SQLException {
    var facts = StoredJson.write(announcement);
    var owed = announcement.owed();
    Sql.batch(
        connection,
        INSERT,
        routes,
        (parameters, route) -> {
          var nowhere = route.address() == null;
          parameters
              .text(id(announcement, route))
              .text(announcement.offboarding())
              .text(owed == null ? null : owed.id())
              .text(announcement.kind())
              .text(route.channel())
              .text(route.recipient())
              .text(nowhere ? "" : route.address())
              .number(announcement.isUrgent() ? 1 : 0)
              .text(facts)
              .text(nowhere ? MessageState.FAILED : MessageState.WAITING)
              .time(announcement.at())
              .time(announcement.at())
              .text(nowhere ? "no address is known for " + route.recipient() : null);
        });
  }

  /** The same however often it is told or sent: receivers know by it what they have already. */
  private static String id(Announcement announcement, Route route) {
    var owed = announcement.owed();
    return "msg_"
        + Digest.hex(
            announcement.offboarding().value(),
            announcement.kind().name(),
            owed == null ? "" : owed.id().value(),
            announcement.at().toString(),
            route.channel(),
            route.recipient());
  }
}
