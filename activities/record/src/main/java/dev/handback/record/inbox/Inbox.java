package dev.handback.record.inbox;

import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands accepted events to whoever starts and tells their runs, each to one process at a time. */
@Singleton
public final class Inbox {
  /** A process that dies with a claim gives it back after this. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** The longest wait between two attempts to start or tell a run. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** A word behind one that is not told yet is looked at again after this. */
  private static final Duration BEHIND = Duration.ofMillis(500);

  private static final String DUE =
      "SELECT "
          + PendingRow.COLUMNS
          + " FROM inbox WHERE state = 'RECEIVED'"
          + " AND due_at <= ? ORDER BY priority, received_at LIMIT ? FOR UPDATE SKIP LOCKED";
  // spelled as MariaDB knows it, too; waits for whoever claims the one before just now, since it
  // may be about to be told
  private static final String BEFORE =
      "SELECT id FROM inbox WHERE offboarding_id = ? AND position < ?"
          + " AND state IN ('RECEIVED', 'HELD') LIMIT 1 LOCK IN SHARE MODE";
  private static final String LAST =
      "SELECT "
          + PendingRow.COLUMNS
          + " FROM inbox WHERE offboarding_id = ? AND act IN ('MOVE', 'RESCIND') AND state = 'RECEIVED' ORDER BY position DESC LIMIT 1";
  private static final String DONE =
      "UPDATE inbox SET state = ?, last_error = NULL WHERE id = ? AND state = 'RECEIVED'";
  private static final String THIS =
      "SELECT " + PendingRow.COLUMNS + " FROM inbox WHERE id = ? AND state = 'RECEIVED'";
  private static final String OVERTAKEN =
      "UPDATE inbox SET state = 'OUTDATED', last_error = 'a later word was told instead'"
          + " WHERE offboarding_id = ? AND position < ? AND state = 'RECEIVED' AND act <> 'START'";
  private static final String FAILED =
      "UPDATE inbox SET last_error = ?, due_at = ?, claimed_until = NULL WHERE id = ? AND state = 'RECEIVED'";

  private final RecordTransactions transactions;
  private final Clock clock;

  Inbox(RecordTransactions transactions) {
    this.transactions = transactions;
    this.clock = Clock.systemUTC();
  }

  /**
   * Claims events that have something to do yet, risk first (T7), then the oldest; of those about
   * one offboarding only the first. Safe with several processes: none gets what another has
   * claimed, until that one's lease of 30 s is over.
   */
  public List<Pending> claimDue(int limit) {
    return transactions.write(connection -> {
      var now = clock.instant();
      var due =
          Sql.list(
              connection, DUE, parameters -> parameters.time(now).number(limit), PendingRow::of);
      var claimed = new ArrayList<Pending>();
      var behind = new ArrayList<Pending>();
      for (var row : due) {
        (isBehind(connection, row) ? behind : claimed).add(row.pending());
      }
      var leasedUntil = now.plus(LEASE);
      postpone(connection, claimed, leasedUntil, leasedUntil);
      postpone(connection, behind, now.plus(BEHIND), null);
      return claimed;
    });
  }

  /** The last word that waits for a run that is not started yet: it is told with the start. */
  public Optional<Pending.Word> lastWordBehind(Pending.Start start) {
    return transactions.read(connection ->
        Sql.first(
                connection,
                LAST,
                parameters -> parameters.text(start.request().id()),
                PendingRow::of)
            .map(PendingRow::pending)
            .map(Pending.Word.class::cast));
  }

  /** Its run is started, or was started before. */
  public void started(InboxId id) {
    transactions.write(connection -> done(connection, id, InboxState.STARTED));
  }

  /** Its run has heard it; what was said before it and not told yet is overtaken. */
  public void told(InboxId id) {
    transactions.write(connection -> {
      for (var row :
          Sql.list(connection, THIS, parameters -> parameters.text(id), PendingRow::of)) {
        Sql.update(
            connection,
            OVERTAKEN,
            parameters -> parameters.text(row.about()).number(row.position()));
      }
      return done(connection, id, InboxState.TOLD);
    });
  }

  /**
   * Its run could not be started or told now: it is due again after 1, 2, 4 … 60 s; risk with the
   * next round, so that nothing ordinary overtakes it (T7).
   */
  public void failed(InboxId id, String error) {
    transactions.write(connection -> {
      var wait =
          Sql.first(
              connection,
              "SELECT attempts, priority FROM inbox WHERE id = ? FOR UPDATE",
              parameters -> parameters.text(id),
              row ->
                  row.getInt("priority") == 0 ? Duration.ZERO : waitAfter(row.getInt("attempts")));
      var next = clock.instant().plus(wait.orElse(LONGEST_WAIT));
      return Sql.update(
          connection, FAILED, parameters -> parameters.text(error).time(next).text(id));
    });
  }

  private static boolean isBehind(Connection connection, PendingRow row) throws SQLException {
    return !row.isStart()
        && Sql.first(
                connection,
                BEFORE,
                parameters -> parameters.text(row.about()).number(row.position()),
                before -> before.getString(1))
            .isPresent();
  }

  private static void postpone(
      Connection connection, List<Pending> some, Instant until, @Nullable Instant claimedUntil)
      throws SQLException {
    if (some.isEmpty()) {
      return;
    }
    Sql.update(
        connection,
        "UPDATE inbox SET due_at = ?, claimed_until = ?, attempts = attempts + ? WHERE id IN ("
            + Sql.marks(some.size())
            + ")",
        parameters -> {
          parameters.time(until).time(claimedUntil).number(claimedUntil == null ? 0 : 1);
          for (var one : some) {
            parameters.text(one.id());
          }
        });
  }

  private static int done(Connection connection, InboxId id, InboxState state) throws SQLException {
    return Sql.update(connection, DONE, parameters -> parameters.text(state).text(id));
  }

  private static Duration waitAfter(int attempts) {
    var wait = Duration.ofSeconds(1L << Math.clamp(attempts - 1L, 0, 6));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
