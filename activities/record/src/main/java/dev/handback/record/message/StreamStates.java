package dev.handback.record.message;

import dev.handback.record.message.StreamNotice.Kind;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how streams stand. */
@Singleton
public final class StreamStates {
  private static final String FIND = "SELECT * FROM signal_stream WHERE channel = ?";
  private static final String WAITING =
      "SELECT COUNT(*) AS waiting, MIN(created_at) AS since FROM message"
          + " WHERE channel = ? AND state = 'WAITING'";
  private static final String LAST_VERIFICATION =
      "SELECT sent_at FROM message WHERE channel = ? AND kind = '"
          + Kind.STREAM_VERIFICATION
          + "' ORDER BY created_at DESC LIMIT 1";

  private final RecordTransactions transactions;

  StreamStates(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** How this stream stands; enabled where nobody said otherwise. */
  public StreamState find(String stream) {
    return transactions.read(connection -> of(connection, StreamQueue.channel(stream)));
  }

  private static StreamState of(Connection connection, String channel) throws SQLException {
    var waiting =
        Sql.first(connection, WAITING, parameters -> parameters.text(channel), Waiting::of)
            .orElseThrow();
    var arrived =
        Sql.first(
                connection,
                LAST_VERIFICATION,
                parameters -> parameters.text(channel),
                row -> Optional.ofNullable(Sql.time(row, "sent_at")))
            .flatMap(at -> at)
            .orElse(null);
    return Sql.first(
            connection,
            FIND,
            parameters -> parameters.text(channel),
            row ->
                new StreamState(
                    StreamStatus.valueOf(row.getString("status")),
                    row.getString("reason"),
                    Sql.time(row, "changed_at"),
                    row.getString("changed_by"),
                    Sql.time(row, "verified_at"),
                    arrived,
                    waiting.count(),
                    waiting.since()))
        .orElseGet(() ->
            new StreamState(
                StreamStatus.ENABLED,
                null,
                null,
                null,
                null,
                null,
                waiting.count(),
                waiting.since()));
  }

  /** What has not arrived. */
  private record Waiting(long count, @Nullable Instant since) {

    static Waiting of(ResultSet row) throws SQLException {
      return new Waiting(row.getLong("waiting"), Sql.time(row, "since"));
    }
  }
}
