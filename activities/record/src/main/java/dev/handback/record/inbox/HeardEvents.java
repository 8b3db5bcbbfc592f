package dev.handback.record.inbox;

import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** What came with the events that were taken in. */
@Singleton
public final class HeardEvents {
  private static final String HEADERS =
      "SELECT headers FROM inbox WHERE source = ? AND dedup_key = ?";

  private final RecordTransactions transactions;

  HeardEvents(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** The event's headers as they were kept; empty when nothing came from there. */
  public Map<String, String> headers(String source, String dedupKey) {
    return transactions
        .read(connection ->
            Sql.first(
                connection,
                HEADERS,
                parameters -> parameters.text(source).text(dedupKey),
                row -> StoredJson.read(row.getString(1), Map.class)))
        .map(HeardEvents::texts)
        .orElse(Map.of());
  }

  private static Map<String, String> texts(Map<?, ?> kept) {
    return kept.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> String.valueOf(entry.getKey()),
                entry -> String.valueOf(entry.getValue())));
  }
}
