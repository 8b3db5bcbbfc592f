package dev.handback.record.message;

import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is to be told in the very transaction that changes the record, so that nothing is
 * told that did not happen and nothing that happened is forgotten (requirements O5, S7). Without
 * {@link Routes} nobody is told anything and nothing is written.
 */
@Singleton
public final class Outbox {
  private static final String INSERT =
      "INSERT INTO message (id, offboarding_id, obligation_id, inbox_id, kind, channel, recipient,"
          + " address, urgent, facts, state, created_at, due_at, attempts, why)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) ON DUPLICATE KEY UPDATE id = id";

  private static final String TOLD =
      "SELECT id FROM message WHERE offboarding_id = ? AND kind = ? LIMIT 1";

  private final List<Routes> routes;

  Outbox(List<Routes> routes) {
    this.routes = List.copyOf(routes);
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
    var kind = OwedNews.of(before, now);
    if (anybodyHears(kind)) {
      var run = ToldRun.of(connection, changed.offboarding());
      tell(
          connection,
          run.subject(),
          new Announcement(
              kind, changed.offboarding(), run.about(), owed, null, null, changed.at()));
    }
  }

  /** A run has begun, is over, or is taken back. */
  public void run(Connection connection, MessageKind kind, OffboardingId offboarding, Instant at)
      throws SQLException {
    aboutRun(connection, kind, offboarding, null, at);
  }

  /** Access came back, and this offboarding removes it. */
  public void cameBack(
      Connection connection, OffboardingId offboarding, OffboardingId linked, Instant at)
      throws SQLException {
    aboutRun(connection, MessageKind.CAME_BACK, offboarding, linked, at);
  }

  /** What applications are told of a person, once in a run. */
  void signal(
      Connection connection,
      MessageKind kind,
      ToldRun run,
      OffboardingId offboarding,
      Announcement.Signalled signalled,
      Instant at)
      throws SQLException {
    tell(
        connection,
        run.subject(),
        new Announcement(kind, offboarding, run.about(), null, null, signalled, at));
  }

  /** An event waits for a person. */
  void event(
      Connection connection,
      MessageKind kind,
      OffboardingRequest request,
      Announcement.Waiting event,
      Instant at)
      throws SQLException {
    var subject = request.subject();
    var about = Announcement.About.of(subject, request.trigger(), request.risk());
    tell(
        connection,
        subject,
        new Announcement(kind, request.id(), about, null, null, null, at, event));
  }

  /** Whether anybody was told this of the run. */
  boolean isTold(Connection connection, OffboardingId offboarding, MessageKind kind)
      throws SQLException {
    return Sql.first(
            connection,
            TOLD,
            parameters -> parameters.text(offboarding).text(kind),
            row -> row.getString(1))
        .isPresent();
  }

  /** Whether anybody is to be told of such things. */
  boolean anybodyHears(MessageKind kind) {
    return routes.stream().anyMatch(some -> some.tell(kind));
  }

  private void aboutRun(
      Connection connection,
      MessageKind kind,
      OffboardingId offboarding,
      @Nullable OffboardingId linked,
      Instant at)
      throws SQLException {
    if (!anybodyHears(kind)) {
      return;
    }
    var run = ToldRun.of(connection, offboarding);
    // one of many runs of a retirement speaks only of what is owed
    if (!run.isPage()) {
      tell(
          connection,
          run.subject(),
          new Announcement(kind, offboarding, run.about(), null, linked, null, at));
    }
  }

  private void tell(Connection connection, Subject subject, Announcement announcement)
      throws SQLException {
    var others = new ArrayList<Route>();
    for (var some : routes) {
      for (var route : some.of(announcement)) {
        if (!isSubject(subject, route)) {
          others.add(SignalStreams.open(connection, route));
        }
      }
    }
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
    var event = announcement.event();
    Sql.batch(
        connection,
        INSERT,
        routes,
        (parameters, route) -> {
          var nowhere = route.address() == null;
          parameters
              .text(id(announcement, route))
              .text(event == null ? announcement.offboarding() : null)
              .text(owed == null ? null : owed.id())
              .text(event == null ? null : event.id())
              .text(announcement.kind())
              .text(route.channel())
              .text(route.recipient())
              .text(nowhere ? "" : route.address())
              .number(announcement.isUrgent() ? 1 : 0)
              .text(facts)
              .text(nowhere ? MessageState.FAILED : MessageState.WAITING)
              .time(announcement.at())
              .time(announcement.at())
              .text(route.why());
        });
  }

  /** What a receiver is told of its stream, whatever it is told of people. */
  static void put(Connection connection, StreamNotice notice, Route route) throws SQLException {
    var facts = StoredJson.write(notice);
    Sql.update(
        connection,
        INSERT,
        parameters ->
            parameters
                .text("msg_" + Digest.hex(route.channel(), notice.kind().name(), facts))
                .text(null)
                .text(null)
                .text(null)
                .text(notice.kind())
                .text(route.channel())
                .text(route.recipient())
                .text(route.address())
                .number(0)
                .text(facts)
                .text(MessageState.WAITING)
                .time(notice.at())
                .time(notice.at())
                .text(route.why()));
  }

  /** The same however often it is told or sent: receivers know by it what they have already. */
  private static String id(Announcement announcement, Route route) {
    var owed = announcement.owed();
    var event = announcement.event();
    return "msg_"
        + Digest.hex(
            announcement.offboarding().value(),
            announcement.kind().name(),
            owed != null ? owed.id().value() : event != null ? event.id().value() : "",
            announcement.at().toString(),
            route.channel(),
            route.recipient());
  }
}
