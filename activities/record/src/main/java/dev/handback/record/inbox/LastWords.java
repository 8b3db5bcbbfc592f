package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what each source said last; whoever hears a word holds its row to the transaction's end.
 */
final class LastWords {
  private static final String HEAR_FIRST =
      "INSERT INTO last_word (source_system, subject_id, trigger_kind, offboarding_id, meaning,"
          + " effective_at, occurred_at, words) VALUES (?, ?, ?, ?, ?, ?, ?, 1)";
  private static final String HEAR = HEAR_FIRST + " ON DUPLICATE KEY UPDATE words = words + 1";
  private static final String THIS =
      " WHERE source_system = ? AND subject_id = ? AND trigger_kind = ?";
  private static final String FIND =
      "SELECT w.*, o.state, o.stage, o.kept, o.rescinded_at FROM (SELECT * FROM last_word"
          + THIS
          + ") w LEFT JOIN offboarding o ON o.id = w.offboarding_id";
  private static final String SAID_APART =
      "SELECT meaning, request FROM inbox WHERE offboarding_id = ? AND id <> ?"
          + " AND state IN ('RECEIVED', 'HELD', 'STARTED', 'TOLD', 'CONFIRMED')"
          + " ORDER BY position DESC LIMIT 1";
  private static final String FORGET =
      "UPDATE last_word SET meaning = ?, effective_at = ?" + THIS + " AND offboarding_id = ?";
  private static final String SAVE =
      "UPDATE last_word SET offboarding_id = ?, meaning = ?, effective_at = ?, occurred_at = ?"
          + THIS;

  private LastWords() {}

  /** Counts the word and answers with what was said before it. */
  static LastWord hear(Connection connection, SourceWord word) throws SQLException {
    var rows = Sql.update(connection, HEAR, parameters -> bind(parameters, word));
    // one row for an insert, two for an update
    return rows == 1 ? LastWord.none() : find(connection, word.request());
  }

  /** Keeps words before which nothing was said; fails when something was, for one of them. */
  static void hearFirst(Connection connection, List<Arrival> arrivals) throws SQLException {
    Sql.batch(connection, HEAR_FIRST, arrivals, (parameters, one) -> bind(parameters, one.word()));
  }

  private static void bind(Parameters parameters, SourceWord word) throws SQLException {
    var request = word.request();
    key(parameters, request)
        .text(word.meaning().takesBack() ? null : request.id())
        .text(word.meaning())
        .time(request.effectiveAt())
        .time(occurredAt(request));
  }

  /** The same without counting it, for a word that was heard before. */
  static LastWord hold(Connection connection, OffboardingRequest request) throws SQLException {
    Sql.update(
        connection,
        "UPDATE last_word SET words = words" + THIS,
        parameters -> key(parameters, request));
    return find(connection, request);
  }

  /** From now on this is what the source said last, and what its next word is about. */
  static void save(
      Connection connection, SourceWord word, LastWord before, @Nullable OffboardingId about)
      throws SQLException {
    var request = word.request();
    var effectiveAt = word.meaning().takesBack() ? before.effectiveAt() : request.effectiveAt();
    Sql.update(
        connection,
        SAVE,
        parameters ->
            key(
                parameters
                    .text(about)
                    .text(word.meaning())
                    .time(effectiveAt)
                    .time(later(before.occurredAt(), occurredAt(request))),
                request));
  }

  /**
   * From now on the source has said of this offboarding what it said apart from this event, whose
   * word does nothing; otherwise the event would be measured by itself when it is heard again, and
   * its source believed to be heeded where it was not.
   */
  static void forget(
      Connection connection, OffboardingRequest request, InboxId id, OffboardingId about)
      throws SQLException {
    hold(connection, request);
    var said =
        Sql.first(
            connection,
            SAID_APART,
            parameters -> parameters.text(about).text(id),
            row ->
                new Said(
                    Meaning.valueOf(row.getString("meaning")),
                    StoredJson.read(row.getString("request"), OffboardingRequest.class)
                        .effectiveAt()));
    if (said.isPresent()) {
      var last = said.get();
      Sql.update(
          connection,
          FORGET,
          parameters ->
              key(parameters.text(last.meaning()).time(last.effectiveAt()), request).text(about));
    }
  }

  private record Said(Meaning meaning, @Nullable Instant effectiveAt) {}

  private static LastWord find(Connection connection, OffboardingRequest request)
      throws SQLException {
    return Sql.first(connection, FIND, parameters -> key(parameters, request), LastWords::lastWord)
        .orElseGet(LastWord::none);
  }

  private static LastWord lastWord(ResultSet row) throws SQLException {
    var offboarding = row.getString("offboarding_id");
    var state = row.getString("state");
    return new LastWord(
        offboarding == null ? null : new OffboardingId(offboarding),
        state == null
            ? Standing.NONE
            : Standing.of(
                OffboardingState.valueOf(state),
                Stage.valueOf(row.getString("stage")),
                row.getTimestamp("rescinded_at") != null),
        Meaning.valueOf(row.getString("meaning")),
        Sql.time(row, "effective_at"),
        Sql.time(row, "occurred_at"),
        state == null ? List.of() : StoredJson.texts(row.getString("kept")),
        row.getInt("words"));
  }

  private static Parameters key(Parameters parameters, OffboardingRequest request)
      throws SQLException {
    return parameters
        .text(request.source().system())
        .text(request.subject().id())
        .text(request.trigger());
  }

  /** A source whose clock is ahead must not silence its own later words. */
  private static @Nullable Instant occurredAt(OffboardingRequest request) {
    var said = request.source().occurredAt();
    return said != null && said.isAfter(request.receivedAt()) ? request.receivedAt() : said;
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
