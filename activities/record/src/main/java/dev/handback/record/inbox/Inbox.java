package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Hands accepted events to whoever starts their runs, each to one process at a time. */
@Singleton
public final class Inbox {
  /** A process that dies with a claim gives it back after this. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** The longest wait between two attempts to start a run. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final String DUE =
      "SELECT id, request, workflow_id, attempts FROM inbox WHERE state = 'RECEIVED'"
          + " AND due_at <= ? ORDER BY priority, received_at LIMIT ? FOR UPDATE SKIP LOCKED";
  private static final String STARTED =
      "UPDATE inbox SET state = 'STARTED', last_error = NULL WHERE id = ? AND state = 'RECEIVED'";
  private static final String FAILED =
      "UPDATE inbox SET last_error = ?, due_at = ? WHERE id = ? AND state = 'RECEIVED'";

  private final RecordTransactions transactions;
  private final Clock clock;

  Inbox(RecordTransactions transactions) {
    this.transactions = transactions;
    this.clock = Clock.systemUTC();
  }

  /**
   * Claims events whose runs are to be started, risk first (T7), then the oldest. Safe with several
   * processes: none gets what another has claimed, until that one's lease of 30 s is over.
   */
  public List<PendingStart> claimDue(int limit) {
    return transactions.write(connection -> {
      var now = clock.instant();
      var due =
          Sql.list(
              connection,
              DUE,
              parameters -> parameters.time(now).number(limit),
              Inbox::pendingStart);
      if (!due.isEmpty()) {
        Sql.update(
            connection,
            "UPDATE inbox SET due_at = ?, attempts = attempts + 1 WHERE id IN ("
                + Sql.marks(due.size())
                + ")",
            parameters -> {
              parameters.time(now.plus(LEASE));
              for (var one : due) {
                parameters.text(one.id());
              }
            });
      }
      return due;
    });
  }

  /** Its run is started, or was started before. */
  public void started(InboxId id) {
    transactions.write(
        connection -> Sql.update(connection, STARTED, parameters -> parameters.text(id)));
  }

  /** Its run could not be started now: it is due again after 1, 2, 4 … 60 s. */
  public void failed(InboxId id, String error) {
    transactions.write(connection -> {
      var attempts =
          Sql.first(
              connection,
              "SELECT attempts FROM inbox WHERE id = ? FOR UPDATE",
              parameters -> parameters.text(id),
              row -> row.getInt(1));
      var next = clock.instant().plus(waitAfter(attempts.orElse(1)));
      return Sql.update(
          connection, FAILED, parameters -> parameters.text(error).time(next).text(id));
    });
  }

  private static Duration waitAfter(int attempts) {
    var wait = Duration.ofSeconds(1L << Math.clamp(attempts - 1L, 0, 6));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private static PendingStart pendingStart(ResultSet row) throws SQLException {
    return new PendingStart(
        new InboxId(row.getString("id")),
        StoredJson.read(row.getString("request"), OffboardingRequest.class),
        row.getString("workflow_id"),
        row.getInt("attempts") + 1);
  }
}
