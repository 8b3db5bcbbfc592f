package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.OffboardingState;
import dev.handback.record.evidence.Chain;
import dev.handback.record.evidence.HoldEntries;
import dev.handback.record.run.Cursor;
import dev.handback.record.run.Runs;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events that the mass-removal guard holds, and what people say about them (requirement P7). */
@Singleton
public final class Holds {
  private static final String HELD =
      "SELECT id, source, received_at, last_error, request, headers FROM inbox"
          + " WHERE state = 'HELD'";
  private static final String AFTER = " AND (received_at > ? OR (received_at = ? AND id > ?))";
  private static final String RELEASE =
      "UPDATE inbox SET state = 'RECEIVED', last_error = NULL, due_at = ?"
          + " WHERE id = ? AND state = 'HELD'";
  private static final String REJECT =
      "UPDATE inbox SET state = 'REJECTED', last_error = ?"
          + " WHERE offboarding_id = ? AND state IN ('HELD', 'RECEIVED')";

  private final RecordTransactions transactions;
  private final Clock clock = Clock.systemUTC();

  Holds(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Who said what about a held event.
   *
   * @param comment null when they gave no reason
   */
  public record Decision(String by, @Nullable String comment) {}

  /**
   * The oldest first.
   *
   * @throws IllegalArgumentException for a cursor that no list gave
   */
  public HeldEvents list(int limit, @Nullable String cursor) {
    var from = cursor == null ? null : Cursor.parse(cursor);
    var held =
        transactions.read(connection ->
            Sql.list(
                connection,
                HELD + (from == null ? "" : AFTER) + " ORDER BY received_at, id LIMIT ?",
                parameters -> {
                  if (from != null) {
                    parameters.time(from.receivedAt()).time(from.receivedAt()).text(from.id());
                  }
                  // one more than asked tells whether there is a next page
                  parameters.number(limit + 1L);
                },
                Holds::heldEvent));
    if (held.size() <= limit) {
      return new HeldEvents(held, null);
    }
    var page = held.subList(0, limit);
    return new HeldEvents(page, new Cursor(page.getLast().heldAt(), page.getLast().id()).text());
  }

  /** The held event of this id; empty when nothing of that id is held. */
  public Optional<HeldEvent> find(String id) {
    return transactions.read(connection -> find(connection, HELD + " AND id = ?", id));
  }

  /** What holds this offboarding; empty when nothing does. */
  public Optional<HeldEvent> of(OffboardingId offboarding) {
    return transactions.read(
        connection -> find(connection, HELD + " AND offboarding_id = ?", offboarding));
  }

  /** It starts after all; false when it is not held any more. */
  public boolean release(HeldEvent held, Decision decision) {
    return transactions.write(connection -> {
      var now = clock.instant();
      var released =
          Sql.update(connection, RELEASE, parameters -> parameters.time(now).text(held.id())) > 0;
      if (released) {
        say(connection, held, OffboardingState.RUNNING, decision, now);
      }
      return released;
    });
  }

  /** It never starts, nor does anything that its source has said about it since. */
  public boolean reject(HeldEvent held, Decision decision) {
    return transactions.write(connection -> {
      var reason = "rejected by " + decision.by();
      var rejected =
          find(connection, HELD + " AND id = ? FOR UPDATE", held.id()).isPresent()
              && Sql.update(
                      connection,
                      REJECT,
                      parameters -> parameters.text(reason).text(held.offboardingId()))
                  > 0;
      if (rejected) {
        say(connection, held, OffboardingState.REJECTED, decision, clock.instant());
      }
      return rejected;
    });
  }

  private static void say(
      Connection connection, HeldEvent held, OffboardingState next, Decision decision, Instant at)
      throws SQLException {
    var id = held.offboardingId();
    Chain.hold(connection, id)
        .append(List.of(HoldEntries.decided(id, next, decision.by(), decision.comment(), at)));
    Runs.awaits(connection, id, next);
  }

  private static Optional<HeldEvent> find(Connection connection, String sql, Object id)
      throws SQLException {
    return Sql.first(connection, sql, parameters -> parameters.text(id), Holds::heldEvent);
  }

  private static HeldEvent heldEvent(ResultSet row) throws SQLException {
    var request = StoredJson.read(row.getString("request"), OffboardingRequest.class);
    var headers = StoredJson.read(row.getString("headers"), Map.class);
    var submittedBy = headers.get(InboxEvent.SUBMITTED_BY);
    return new HeldEvent(
        row.getString("id"),
        row.getString("source"),
        Objects.requireNonNull(Sql.time(row, "received_at")),
        row.getString("last_error"),
        request.id(),
        request.subject(),
        request.trigger(),
        request.effectiveAt(),
        request.source().triggeredBy(),
        submittedBy == null ? null : submittedBy.toString());
  }
}
