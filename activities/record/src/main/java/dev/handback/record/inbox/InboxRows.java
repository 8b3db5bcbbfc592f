package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Trigger;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the rows of the inbox. */
final class InboxRows {
  private static final String INSERT =
      "INSERT INTO inbox (id, source, dedup_key, headers, body, state, act, priority,"
          + " offboarding_id, workflow_id, request, meaning, said_by, saying, subject_id, event_id,"
          + " trigger_kind, received_at, due_at, attempts, last_error)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";
  private static final String SETTLE =
      "UPDATE inbox SET state = ?, act = ?, offboarding_id = ?, workflow_id = ?, position = ?,"
          + " last_error = ? WHERE id = ?";
  private static final String WORD =
      "SELECT request, meaning, said_by, saying, offboarding_id FROM inbox"
          + " WHERE id = ? AND state = 'RECEIVED' FOR UPDATE";
  private static final String COMPLETE =
      "UPDATE inbox SET request = ?, said_by = ?, saying = ?, asked_since = NULL,"
          + " claimed_until = NULL, attempts = 0 WHERE id = ?";
  private static final int RISK_FIRST = 0;
  private static final int ORDINARY = 1;

  private InboxRows() {}

  /** A word that waits to be told, and the offboarding it is about. */
  record Waiting(SourceWord word, OffboardingId about) {}

  /** Keeps a word as if it started its offboarding; false when this event was heard before. */
  static boolean insert(Connection connection, InboxEvent event, SourceWord word)
      throws SQLException {
    return Sql.insertIfNew(connection, INSERT, parameters -> bind(parameters, event, word));
  }

  /** The same for all of these at once; fails when one was heard before. */
  static void insert(Connection connection, List<Arrival> arrivals) throws SQLException {
    Sql.batch(
        connection,
        INSERT,
        arrivals,
        (parameters, one) -> bind(parameters, one.event(), one.word()));
  }

  private static void bind(Parameters parameters, InboxEvent event, SourceWord word)
      throws SQLException {
    var request = word.request();
    var starts = !word.meaning().takesBack();
    parameters
        .text(InboxId.of(event))
        .text(event.source())
        .text(event.dedupKey())
        .text(StoredJson.write(event.headers()))
        .text(event.body())
        .text(InboxState.RECEIVED)
        .text(starts ? Act.START : null)
        .number(priority(request))
        .text(starts ? request.id() : null)
        .text(starts ? request.id().workflowId() : null)
        .text(StoredJson.write(request))
        .text(word.meaning())
        .text(word.by())
        .text(word.saying())
        .text(request.subject().id())
        .text(request.source().eventId())
        .text(request.trigger())
        .time(event.receivedAt())
        .time(event.receivedAt())
        .text(null);
  }

  /** Keeps an event that is no word; false when it was heard before. */
  static boolean discard(
      Connection connection, InboxEvent event, Mentioned mentioned, String reason)
      throws SQLException {
    return Sql.insertIfNew(
        connection,
        INSERT,
        parameters ->
            parameters
                .text(InboxId.of(event))
                .text(event.source())
                .text(event.dedupKey())
                .text(StoredJson.write(event.headers()))
                .text(event.body())
                .text(InboxState.DISCARDED)
                .text(null)
                .number(ORDINARY)
                .text(null)
                .text(null)
                .text(null)
                .text(null)
                .text(null)
                .text(null)
                .text(mentioned.subject())
                .text(mentioned.event())
                .text(null)
                .time(event.receivedAt())
                .time(event.receivedAt())
                .text(reason));
  }

  /** An event that was kept is taken in again, as if it came now. */
  static void hearAgain(Connection connection, InboxId id, SourceWord word, Instant now)
      throws SQLException {
    var own = word.meaning().takesBack() ? null : word.request().id();
    settle(connection, id, InboxState.RECEIVED, own == null ? null : Act.START, own, 0, null);
    Sql.update(
        connection,
        "UPDATE inbox SET due_at = ?, replayed_at = ? WHERE id = ?",
        parameters -> parameters.time(now).time(now).text(id));
  }

  /** Its source's API is asked, from then on, before anything is decided about it. */
  static void ask(Connection connection, InboxId id, Instant since) throws SQLException {
    settle(connection, id, InboxState.ASKING, null, null, 0, null);
    Sql.update(
        connection,
        "UPDATE inbox SET due_at = ?, asked_since = ?, attempts = 0, claimed_until = NULL"
            + " WHERE id = ?",
        parameters -> parameters.time(since).time(since).text(id));
  }

  /** From now on it says this, and nothing is left to ask. */
  static void complete(Connection connection, InboxId id, SourceWord word) throws SQLException {
    Sql.update(
        connection,
        COMPLETE,
        parameters ->
            parameters
                .text(StoredJson.write(word.request()))
                .text(word.by())
                .text(word.saying())
                .text(id));
  }

  /** It is due at once. */
  static void hasten(Connection connection, InboxId id, Instant now) throws SQLException {
    Sql.update(
        connection,
        "UPDATE inbox SET due_at = ?, last_error = NULL WHERE id = ?",
        parameters -> parameters.time(now).text(id));
  }

  /** An offboarding that was not begun is put aside with all that waits for it. */
  static void putAside(Connection connection, OffboardingId about, String reason)
      throws SQLException {
    Sql.update(
        connection,
        "UPDATE inbox SET state = 'DISCARDED', act = NULL, last_error = ?"
            + " WHERE offboarding_id = ? AND state = 'RECEIVED'",
        parameters -> parameters.text(reason).text(about));
  }

  static InboxState stateOf(Connection connection, InboxId id) throws SQLException {
    return Sql.list(
            connection,
            "SELECT state FROM inbox WHERE id = ?",
            parameters -> parameters.text(id),
            row -> InboxState.valueOf(row.getString(1)))
        .getFirst();
  }

  /** What the dispatcher has to do about it: nothing without an act. */
  static void settle(
      Connection connection,
      InboxId id,
      InboxState state,
      @Nullable Act act,
      @Nullable OffboardingId about,
      int position,
      @Nullable String reason)
      throws SQLException {
    Sql.update(
        connection,
        SETTLE,
        parameters ->
            parameters
                .text(state)
                .text(act)
                .text(about)
                .text(about == null ? null : about.workflowId())
                .number(position)
                .text(reason)
                .text(id));
  }

  /** The offboarding that an event heard before is about. */
  static @Nullable OffboardingId aboutOf(Connection connection, InboxEvent event)
      throws SQLException {
    return Sql.list(
            connection,
            "SELECT offboarding_id FROM inbox WHERE id = ?",
            parameters -> parameters.text(InboxId.of(event)),
            row -> Optional.ofNullable(row.getString(1)).map(OffboardingId::new))
        .stream()
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  /** A word that waits to be told; empty when it does not wait any more. */
  static Optional<Waiting> waiting(Connection connection, InboxId id) throws SQLException {
    return Sql.first(connection, WORD, parameters -> parameters.text(id), InboxRows::waiting);
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    var word =
        new SourceWord(
            StoredJson.read(row.getString("request"), OffboardingRequest.class),
            Meaning.valueOf(row.getString("meaning")),
            row.getString("said_by"),
            row.getString("saying"));
    return new Waiting(
        word, new OffboardingId(Objects.requireNonNull(row.getString("offboarding_id"))));
  }

  /** Risk is started before everything else, and never held (T7). */
  static boolean isUrgent(OffboardingRequest request) {
    return request.trigger() == Trigger.RISK || request.risk() == Risk.HIGH;
  }

  private static int priority(OffboardingRequest request) {
    return isUrgent(request) ? RISK_FIRST : ORDINARY;
  }
}
