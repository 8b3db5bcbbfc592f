package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Trigger;
import dev.handback.record.inbox.Accepted.Outcome;
import dev.handback.record.run.Runs;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes events in: once accepted, an event is never lost and never acted on twice (T12). */
@Singleton
public final class Intake {
  private static final String INSERT =
      "INSERT INTO inbox (id, source, dedup_key, headers, body, state, priority, offboarding_id,"
          + " workflow_id, request, received_at, due_at, attempts, last_error)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";
  private static final String DUPLICATE = "UPDATE inbox SET state = 'DUPLICATE' WHERE id = ?";
  private static final String KNOWN = "SELECT offboarding_id FROM inbox WHERE id = ?";

  private final RecordTransactions transactions;

  Intake(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** Keeps the event and its offboarding in one transaction; the dispatcher starts the run. */
  public Accepted accept(InboxEvent event, OffboardingRequest request, String workflowId) {
    return transactions.write(connection -> {
      // the event's key decides first: of two deliveries at once, the second waits here
      var verdict = new Verdict(InboxState.RECEIVED, request, workflowId, null);
      if (!insert(connection, event, verdict)) {
        var first = knownOffboarding(connection, event).orElse(request.id());
        return new Accepted(Outcome.DUPLICATE, first);
      }
      if (Runs.accept(connection, request, workflowId)) {
        return new Accepted(Outcome.NEW, request.id());
      }
      Sql.update(connection, DUPLICATE, parameters -> parameters.text(InboxId.of(event)));
      return new Accepted(Outcome.DUPLICATE, request.id());
    });
  }

  /** Keeps an event that starts nothing, with the reason. Heard again, it changes nothing. */
  public void discard(InboxEvent event, String reason) {
    transactions.write(connection ->
        insert(connection, event, new Verdict(InboxState.DISCARDED, null, null, reason)));
  }

  private record Verdict(
      InboxState state,
      @Nullable OffboardingRequest request,
      @Nullable String workflowId,
      @Nullable String reason) {

    int priority() {
      var urgent =
          request != null && (request.trigger() == Trigger.RISK || request.risk() == Risk.HIGH);
      return urgent ? 0 : 1;
    }
  }

  private static Optional<OffboardingId> knownOffboarding(Connection connection, InboxEvent event)
      throws SQLException {
    return Sql.list(
            connection,
            KNOWN,
            parameters -> parameters.text(InboxId.of(event)),
            row -> Optional.ofNullable(row.getString(1)).map(OffboardingId::new))
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** False when this event was heard before. */
  private static boolean insert(Connection connection, InboxEvent event, Verdict verdict)
      throws SQLException {
    var request = verdict.request();
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
                .text(verdict.state())
                .number(verdict.priority())
                .text(request == null ? null : request.id())
                .text(verdict.workflowId())
                .text(request == null ? null : StoredJson.write(request))
                .time(event.receivedAt())
                .time(event.receivedAt())
                .text(verdict.reason()));
  }
}
