package dev.handback.record.message;

import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What receivers fetch by themselves (RFC 8936): it waits until they say that they have it, and is
 * handed out again as long as they do not.
 */
@Singleton
public final class StreamQueue {
  /** How channels begin that are streams: no channel of {@code messages.yaml} can. */
  public static final String CHANNELS = "stream:";

  /** As much of a receiver's own words as people want to read. */
  private static final int LONGEST_WHY = 300;

  private static final String WAITING =
      "SELECT id, offboarding_id, kind, facts, created_at FROM message m"
          + " WHERE state = 'WAITING' AND channel = ? AND "
          + SignalStreams.FLOWS
          + " ORDER BY created_at, id LIMIT ?";
  private static final String HANDED_OUT =
      "UPDATE message SET attempts = attempts + 1 WHERE id = ? AND state = 'WAITING'";
  private static final String TAKEN =
      "UPDATE message SET state = 'SENT', why = NULL, sent_at = ?"
          + " WHERE id = ? AND channel = ? AND state = 'WAITING'";
  private static final String REFUSED =
      "UPDATE message SET state = 'FAILED', why = ?"
          + " WHERE id = ? AND channel = ? AND state = 'WAITING'";

  private final RecordTransactions transactions;

  StreamQueue(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** One that waits to be fetched. */
  public record Waiting(String id, MessageContent content, Instant since) {}

  /**
   * What a receiver gets.
   *
   * @param more whether more is waiting than what is here
   */
  public record Handful(List<Waiting> some, boolean more) {

    public Handful {
      some = List.copyOf(some);
    }
  }

  /** The channel of a stream. */
  public static String channel(String stream) {
    return CHANNELS + stream;
  }

  /** At most so many of those that wait, in their order. */
  public Handful fetch(String stream, int atMost) {
    return transactions.write(connection -> {
      var found =
          Sql.list(
              connection,
              WAITING,
              parameters -> parameters.text(channel(stream)).number(atMost + 1L),
              StreamQueue::waiting);
      var some = found.subList(0, Math.min(atMost, found.size()));
      Sql.batch(connection, HANDED_OUT, some, (parameters, one) -> parameters.text(one.id()));
      return new Handful(some, found.size() > some.size());
    });
  }

  /** The receiver has these; what it never was given, or answered before, is passed over. */
  public void taken(String stream, Collection<String> ids, Instant at) {
    settle(
        TAKEN,
        List.copyOf(ids),
        (parameters, id) -> parameters.time(at).text(id).text(channel(stream)));
  }

  /** The receiver cannot use these, each for a reason of its own. */
  public void refused(String stream, Map<String, String> reasons) {
    settle(
        REFUSED,
        List.copyOf(reasons.entrySet()),
        (parameters, one) ->
            parameters.text(why(one.getValue())).text(one.getKey()).text(channel(stream)));
  }

  private <T> void settle(String sql, List<T> some, Sql.RowBinding<T> binding) {
    if (!some.isEmpty()) {
      transactions.write(connection -> {
        Sql.batch(connection, sql, some, binding);
        return true;
      });
    }
  }

  private static String why(String words) {
    var plain = words.replaceAll("\\p{Cntrl}+", " ").strip();
    var cut = plain.length() > LONGEST_WHY ? plain.substring(0, LONGEST_WHY) + "…" : plain;
    return "the receiver refused it: " + cut;
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getString("id"),
        StoredContent.of(row),
        Objects.requireNonNull(Sql.time(row, "created_at")));
  }
}
