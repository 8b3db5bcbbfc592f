package dev.handback.record.inbox;

import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** The events that were taken in, what became of them, and what came with them. */
@Singleton
public final class HeardEvents {
  private static final String HEADERS = "SELECT headers FROM inbox WHERE id = ?";

  private final RecordTransactions transactions;

  HeardEvents(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A page of them, the last received first.
   *
   * @throws IllegalArgumentException for a cursor that no list gave
   */
  public InboxPage list(InboxQuery query) {
    return transactions.read(new InboxList(query)::page);
  }

  /** The event of this id, and what became of it. */
  public Optional<InboxLine> find(InboxId id) {
    return transactions.read(connection -> InboxList.find(connection, id));
  }

  /** The same as it came: not for showing. */
  public Optional<KeptEvent> kept(InboxId id) {
    return transactions.read(connection ->
        Sql.first(
            connection,
            "SELECT * FROM inbox WHERE id = ?",
            parameters -> parameters.text(id),
            KeptEvent::of));
  }

  /** The event's headers as they were kept; empty when nothing came from there. */
  public Map<String, String> headers(String source, String dedupKey) {
    return transactions
        .read(connection ->
            Sql.first(
                connection,
                HEADERS,
                parameters -> parameters.text(InboxId.of(source, dedupKey)),
                row -> StoredJson.read(row.getString(1), Map.class)))
        .map(KeptEvent::texts)
        .orElse(Map.of());
  }
}
