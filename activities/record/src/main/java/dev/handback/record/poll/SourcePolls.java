package dev.handback.record.poll;

import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Keeps up to when all changes of a source are stored. */
@Singleton
public final class SourcePolls {
  private static final String PUT =
      "INSERT INTO source_poll (source, polled_to, ended_at) VALUES (?, ?, ?)"
          + " ON DUPLICATE KEY UPDATE polled_to = GREATEST(polled_to, ?), ended_at = ?";

  private final RecordTransactions transactions;

  SourcePolls(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** Up to when; empty when it was never polled to an end. */
  public Optional<Instant> polledTo(String source) {
    return transactions.read(connection ->
        Sql.first(
            connection,
            "SELECT polled_to FROM source_poll WHERE source = ?",
            parameters -> parameters.text(source),
            row -> Objects.requireNonNull(Sql.time(row, "polled_to"))));
  }

  /** Never goes back, whoever ends first. */
  public void polled(String source, Instant to, Instant endedAt) {
    transactions.write(connection ->
        Sql.update(
            connection,
            PUT,
            parameters -> parameters.text(source).time(to).time(endedAt).time(to).time(endedAt)));
  }
}
