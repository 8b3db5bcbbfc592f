package dev.handback.record.message;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads what became of messages: a failed one is a fact of its obligation (requirement O5). */
@Singleton
public final class Deliveries {
  private static final String SELECT =
      "SELECT id, obligation_id, kind, channel, recipient, state, created_at, due_at, attempts,"
          + " sent_at, COALESCE("
          + SignalStreams.WHY_PAUSED
          + ", why) AS why FROM message m WHERE ";
  private static final String OF = SELECT + "obligation_id IN (";
  private static final String TO_STREAMS =
      SELECT
          + "offboarding_id = ? AND channel LIKE '"
          + StreamQueue.CHANNELS
          + "%' ORDER BY created_at, id";

  private final RecordTransactions transactions;

  Deliveries(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** By obligation, the oldest first; those that nobody was told of are left out. */
  public Map<ObligationId, List<Delivery>> of(Collection<ObligationId> obligations) {
    if (obligations.isEmpty()) {
      return Map.of();
    }
    return transactions
        .read(connection ->
            Sql.list(
                connection,
                OF + Sql.marks(obligations.size()) + ") ORDER BY created_at, id",
                parameters -> {
                  for (var obligation : obligations) {
                    parameters.text(obligation);
                  }
                },
                row -> Map.entry(new ObligationId(row.getString("obligation_id")), of(row))))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** What applications were told of this run, or are to be, the oldest first. */
  public List<Delivery> toStreams(OffboardingId offboarding) {
    return transactions.read(connection ->
        Sql.list(
            connection, TO_STREAMS, parameters -> parameters.text(offboarding), Deliveries::of));
  }

  private static Delivery of(ResultSet row) throws SQLException {
    var state = MessageState.valueOf(row.getString("state"));
    return new Delivery(
        row.getString("id"),
        MessageKind.valueOf(row.getString("kind")),
        row.getString("channel"),
        row.getString("recipient"),
        state,
        Objects.requireNonNull(Sql.time(row, "created_at")),
        row.getInt("attempts"),
        Sql.time(row, "sent_at"),
        state == MessageState.WAITING ? Sql.time(row, "due_at") : null,
        row.getString("why"));
  }
}
