package dev.handback.record.message;

import dev.handback.record.message.StreamNotice.Kind;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether events go over a stream, and whether they arrive (OpenID Shared Signals Framework 1.0,
 * 8.1.2 and 8.1.4). What is paused waits in the outbox; what is disabled fails there.
 */
@Singleton
public final class SignalStreams {
  /** Of a message {@code m}: whether its stream, if it has one, lets it go now. */
  static final String FLOWS =
      "(m.kind = '"
          + Kind.STREAM_UPDATED
          + "' OR NOT EXISTS (SELECT 1 FROM signal_stream s"
          + " WHERE s.channel = m.channel AND s.status <> 'ENABLED'))";

  /** Of a message {@code m}: why its stream does not let it go now; null where it does. */
  static final String WHY_PAUSED =
      "(SELECT CONCAT_WS(': ', 'the stream is paused', s.reason) FROM signal_stream s"
          + " WHERE s.channel = m.channel AND s.status = 'PAUSED' AND m.state = 'WAITING')";

  private static final String BEGIN =
      "INSERT INTO signal_stream (channel, status) VALUES (?, 'ENABLED')"
          + " ON DUPLICATE KEY UPDATE channel = channel";
  private static final String HOLD = "SELECT * FROM signal_stream WHERE channel = ? FOR UPDATE";
  private static final String DISABLED =
      "SELECT reason FROM signal_stream WHERE channel = ? AND status = 'DISABLED'";
  private static final String CHANGE =
      "UPDATE signal_stream SET status = ?, reason = ?, changed_at = ?, changed_by = ?"
          + " WHERE channel = ?";
  private static final String DROP =
      "UPDATE message SET state = 'FAILED', why = ? WHERE channel = ? AND state = 'WAITING'";
  private static final String OVERTAKE =
      "UPDATE message SET state = 'OVERTAKEN' WHERE channel = ? AND state = 'WAITING' AND kind = '"
          + Kind.STREAM_UPDATED
          + "'";
  private static final String VERIFY = "UPDATE signal_stream SET verified_at = ? WHERE channel = ?";

  /** Only the last is of interest, and a receiver may ask every minute. */
  private static final String FORGET =
      "DELETE FROM message WHERE channel = ? AND state <> 'WAITING' AND kind = '"
          + Kind.STREAM_VERIFICATION
          + "'";

  private final RecordTransactions transactions;

  SignalStreams(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** What became of a request to verify a stream. */
  public sealed interface Verification {

    /** It goes as soon as the stream is enabled and the receiver is reached. */
    record Queued() implements Verification {}

    /** The last was asked for too short a time ago. */
    record TooSoon(Duration left) implements Verification {}

    /** Nothing goes over the stream. */
    record Disabled() implements Verification {}
  }

  /**
   * Sets the status. What waits when a stream is disabled is never told, and fails.
   *
   * @param route the way to the receiver
   * @param by the operator, whose word the receiver is told; null where it is the receiver's own
   */
  public void change(
      Route route, StreamStatus status, @Nullable String reason, @Nullable String by, Instant now) {
    var channel = route.channel();
    transactions.write(connection -> {
      var held = hold(connection, channel);
      var before = held.status();
      if (before == StreamStatus.DISABLED || status == StreamStatus.DISABLED) {
        var why = disabled(status == StreamStatus.DISABLED ? reason : held.reason());
        Sql.update(connection, DROP, parameters -> parameters.text(why).text(channel));
      }
      Sql.update(
          connection,
          CHANGE,
          parameters -> parameters.text(status).text(reason).time(now).text(by).text(channel));
      if (by != null && before != status) {
        Sql.update(connection, OVERTAKE, parameters -> parameters.text(channel));
        Outbox.put(connection, new StreamNotice.Updated(status, reason, now), route);
      }
      return true;
    });
  }

  /**
   * Has the receiver told that it asked.
   *
   * @param route the way to it
   * @param state what it is told with it; null for nothing
   * @param atLeast how long after the one before
   */
  public Verification verify(Route route, @Nullable String state, Duration atLeast, Instant now) {
    var channel = route.channel();
    return transactions.write(connection -> {
      var held = hold(connection, channel);
      if (held.status() == StreamStatus.DISABLED) {
        return new Verification.Disabled();
      }
      var before = held.verifiedAt();
      if (before != null && now.isBefore(before.plus(atLeast))) {
        return new Verification.TooSoon(Duration.between(now, before.plus(atLeast)));
      }
      Sql.update(connection, FORGET, parameters -> parameters.text(channel));
      Sql.update(connection, VERIFY, parameters -> parameters.time(now).text(channel));
      Outbox.put(connection, new StreamNotice.Verification(state, now), route);
      return new Verification.Queued();
    });
  }

  /** The same way, or nowhere while its stream is disabled: nothing is kept for later then. */
  static Route open(Connection connection, Route route) throws SQLException {
    if (!route.channel().startsWith(StreamQueue.CHANNELS)) {
      return route;
    }
    return Sql.first(
            connection,
            DISABLED,
            parameters -> parameters.text(route.channel()),
            row -> disabled(row.getString("reason")))
        .map(why -> Route.nowhere(route.channel(), route.recipient(), why))
        .orElse(route);
  }

  private static Held hold(Connection connection, String channel) throws SQLException {
    Sql.update(connection, BEGIN, parameters -> parameters.text(channel));
    return Sql.first(connection, HOLD, parameters -> parameters.text(channel), Held::of)
        .orElseThrow();
  }

  private static String disabled(@Nullable String reason) {
    return reason == null ? "the stream is disabled" : "the stream is disabled: " + reason;
  }

  /** A stream that nobody else changes now. */
  private record Held(StreamStatus status, @Nullable String reason, @Nullable Instant verifiedAt) {

    static Held of(ResultSet row) throws SQLException {
      return new Held(
          StreamStatus.valueOf(row.getString("status")),
          row.getString("reason"),
          Sql.time(row, "verified_at"));
    }
  }
}
