package dev.handback.record.inbox;

import dev.handback.record.inventory.KnownAddresses;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thin events, handed to whoever asks their sources' APIs, each to one process at a time; and what
 * the APIs said, taken in as if it had been sent (requirements T1, T12, P7).
 */
public final class AskedEvents {
  private static final String CLAIM =
      "UPDATE inbox SET due_at = ?, claimed_until = ?, attempts = attempts + 1 WHERE id = ?";
  private static final String AGAIN =
      "UPDATE inbox SET due_at = ?, claimed_until = NULL, last_error = ?"
          + " WHERE id = ? AND state = 'ASKING'";
  private static final String END =
      "UPDATE inbox SET state = ?, claimed_until = NULL, last_error = ?, told_at = NULL"
          + " WHERE id = ? AND state = 'ASKING'";

  private final RecordTransactions transactions;
  private final MassRemovalGuard guard;
  private final Settlement settlement;
  private final Intake intake;
  private final Clock clock = Clock.systemUTC();

  /** Takes how many removals one source may start by itself. */
  public AskedEvents(
      RecordTransactions transactions, GuardLimits limits, Optional<Population> population) {
    this.transactions = transactions;
    this.guard = new MassRemovalGuard(Optional.of(limits), population);
    this.settlement = new Settlement(guard);
    this.intake = new Intake(transactions, guard, settlement);
  }

  /**
   * Claims events of these sources whose API is to be asked now.
   *
   * @param lease after so long another process may ask
   */
  public List<ThinEvent> claim(Collection<String> sources, int limit, Duration lease) {
    return transactions.write(connection -> {
      var now = clock.instant();
      var due = due(connection, sources, limit, now);
      var until = now.plus(lease);
      Sql.batch(
          connection,
          CLAIM,
          due,
          (parameters, one) -> parameters.time(until).time(until).text(one.id()));
      return due;
    });
  }

  /**
   * The API has completed the event: it is decided about now. Nothing where a person has decided
   * meanwhile.
   */
  public Optional<Accepted> completed(InboxId id, SourceWord said) {
    return transactions.write(connection -> {
      var row = HeardRow.hold(connection, id).filter(HeardRow::isAsking);
      return row.isEmpty()
          ? Optional.<Accepted>empty()
          : Optional.of(complete(connection, row.get(), said));
    });
  }

  /** It could not be asked, or gave no answer: it is asked again then. */
  public void again(InboxId id, Instant at, String why) {
    transactions.write(connection ->
        Sql.update(connection, AGAIN, parameters -> parameters.time(at).text(why).text(id)));
  }

  /** A person has to say how it goes on. */
  public void needsPerson(InboxId id, String why) {
    end(id, InboxState.NEEDS_PERSON, why);
  }

  /** The API says that nobody leaves. */
  public void startsNothing(InboxId id, String why) {
    end(id, InboxState.DISCARDED, why);
  }

  /** What was never sent and found by asking: an event like all others, once. */
  public Accepted accept(InboxEvent event, SourceWord word) {
    return intake.accept(event, word);
  }

  private Accepted complete(Connection connection, HeardRow row, SourceWord said)
      throws SQLException {
    var now = clock.instant();
    var word = said.about(KnownAddresses.complete(connection, said.request().subject()));
    var event = row.heardAt(now);
    guard.enter(connection, event, word.request());
    InboxRows.complete(connection, row.id(), word);
    InboxRows.hearAgain(connection, row.id(), word, now);
    var last = LastWords.hear(connection, word);
    return settlement.heardAgain(connection, event, word, last, false);
  }

  private void end(InboxId id, InboxState state, String why) {
    transactions.write(connection ->
        Sql.update(connection, END, parameters -> parameters.text(state).text(why).text(id)));
  }

  private static List<ThinEvent> due(
      Connection connection, Collection<String> sources, int limit, Instant now)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT * FROM inbox WHERE state = 'ASKING' AND due_at <= ? AND source IN ("
            + Sql.marks(sources.size())
            + ") ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED",
        parameters -> {
          parameters.time(now);
          for (var source : sources) {
            parameters.text(source);
          }
          parameters.number(limit);
        },
        AskedEvents::thin);
  }

  private static ThinEvent thin(ResultSet row) throws SQLException {
    @Nullable SourceWord word = HeardRow.word(row);
    return new ThinEvent(
        new InboxId(row.getString("id")),
        Objects.requireNonNull(word, "an event that says nothing is not asked about"),
        Objects.requireNonNull(Sql.time(row, "asked_since")),
        row.getInt("attempts") + 1);
  }
}
