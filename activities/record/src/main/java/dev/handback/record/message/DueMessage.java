package dev.handback.record.message;

import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that is due, held for the length of a transaction. */
record DueMessage(
    String id,
    String channel,
    String recipient,
    String address,
    boolean urgent,
    MessageContent content,
    int attempts,
    @Nullable String together,
    Instant createdAt) {

  /** More than these are another message: a mail of thousands of lines is read by nobody. */
  private static final int MOST = 200;

  private static final String SELECT =
      "SELECT id, offboarding_id, kind, channel, recipient, address, urgent, facts, attempts,"
          + " together, created_at"
          + " FROM message m WHERE state = 'WAITING'";

  /**
   * Of those that go together only the first is looked for, so that nobody takes a part of them.
   */
  private static final String NEXT =
      " AND due_at <= ? AND (together IS NULL OR together = id)"
          + " AND (channel NOT LIKE '"
          + StreamQueue.CHANNELS
          + "%' OR ("
          + SignalStreams.FLOWS
          // what applications are told of one person they are told in its order
          + " AND NOT EXISTS (SELECT 1 FROM message e JOIN offboarding eo ON eo.id = e.offboarding_id"
          + " JOIN offboarding mo ON mo.id = m.offboarding_id AND mo.subject_id = eo.subject_id"
          + " WHERE e.channel = m.channel AND e.state = 'WAITING'"
          + " AND e.created_at < m.created_at)))"
          + " ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED";

  private static final String TOGETHER =
      SELECT + " AND together = ? ORDER BY created_at FOR UPDATE";
  private static final String BESIDE =
      SELECT
          + " AND channel = ? AND address = ? AND due_at <= ? AND urgent = 0 AND attempts = 0"
          + " ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED";

  /** Several that went as one count once. */
  private static final String SENT =
      "SELECT COUNT(DISTINCT COALESCE(together, id)) AS sends, MIN(sent_at) AS first_at FROM message"
          + " WHERE channel = ? AND address = ? AND state = 'SENT' AND sent_at > ?";

  static Optional<DueMessage> next(Connection connection, Collection<String> channels, Instant now)
      throws SQLException {
    if (channels.isEmpty()) {
      return Optional.empty();
    }
    return Sql.first(
        connection,
        SELECT + " AND channel IN (" + Sql.marks(channels.size()) + ")" + NEXT,
        parameters -> {
          for (var channel : channels) {
            parameters.text(channel);
          }
          parameters.time(now);
        },
        DueMessage::of);
  }

  /** Not while quiet hours last, nor when the recipient has had enough for now. */
  Instant notBefore(Connection connection, Pace pace, Instant now) throws SQLException {
    var window = window(connection, pace, now);
    var enough = window.sends() >= pace.atMost() ? window.first().plus(pace.window()) : now;
    return enough.isAfter(pace.notBefore()) ? enough : pace.notBefore();
  }

  /** Itself, and what goes with it: what went with it before, or what would be too much singly. */
  List<DueMessage> company(Connection connection, Pace pace, Instant now) throws SQLException {
    if (together != null) {
      return Sql.list(connection, TOGETHER, parameters -> parameters.text(id), DueMessage::of);
    }
    if (urgent || attempts > 0 || pace.atMost() == Integer.MAX_VALUE) {
      return List.of(this);
    }
    var beside =
        Sql.list(
            connection,
            BESIDE,
            parameters -> parameters.text(channel).text(address).time(now).number(MOST),
            DueMessage::of);
    return window(connection, pace, now).sends() + beside.size() > pace.atMost()
        ? beside
        : List.of(this);
  }

  private Window window(Connection connection, Pace pace, Instant now) throws SQLException {
    if (pace.atMost() == Integer.MAX_VALUE) {
      return new Window(0, now);
    }
    return Sql.first(
            connection,
            SENT,
            parameters -> parameters.text(channel).text(address).time(now.minus(pace.window())),
            row ->
                new Window(
                    row.getInt("sends"),
                    Objects.requireNonNullElse(Sql.time(row, "first_at"), now)))
        .orElseThrow();
  }

  private static DueMessage of(ResultSet row) throws SQLException {
    return new DueMessage(
        row.getString("id"),
        row.getString("channel"),
        row.getString("recipient"),
        row.getString("address"),
        row.getBoolean("urgent"),
        StoredContent.of(row),
        row.getInt("attempts"),
        row.getString("together"),
        Objects.requireNonNull(Sql.time(row, "created_at")));
  }

  /** What the recipient got lately, and when the first of it. */
  private record Window(int sends, Instant first) {}
}
