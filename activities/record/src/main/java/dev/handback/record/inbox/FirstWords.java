package dev.handback.record.inbox;

import dev.handback.record.inbox.Accepted.Outcome;
import dev.handback.record.run.Runs;
import dev.handback.record.sql.GroupCommit;
import dev.handback.record.sql.RecordTransactions;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A departure before which nothing was said starts its offboarding, whatever else is on the record.
 * Those that come at the same time are kept in one transaction; where one of them is not the first
 * word, or too many for the guard, nothing is kept and each is decided about by itself (T12, P7).
 */
@Singleton
public final class FirstWords {
  private static final Logger LOG = LoggerFactory.getLogger(FirstWords.class);

  /** Each number of rows is a statement of its own, which connections keep prepared. */
  private static final int AT_MOST = 16;

  private final RecordTransactions transactions;
  private final MassRemovalGuard guard;
  private final Intake intake;
  private final GroupCommit<Arrival, Optional<Accepted>> group =
      new GroupCommit<>(AT_MOST, this::keep);

  FirstWords(RecordTransactions transactions, MassRemovalGuard guard, Intake intake) {
    this.transactions = transactions;
    this.guard = guard;
    this.intake = intake;
  }

  /**
   * What {@link Intake#accept} does, in a transaction that may be shared with others that come at
   * the same time: so never within one of the caller's own.
   */
  public Accepted accept(InboxEvent event, SourceWord said) {
    var shared =
        said.meaning().takesBack()
            ? Optional.<Accepted>empty()
            : group.join(new Arrival(event, said));
    return shared.orElseGet(() -> intake.accept(event, said));
  }

  /** All of them or, with an empty answer for each, none. */
  List<Optional<Accepted>> keep(List<Arrival> arrivals) {
    try {
      return transactions.write(connection -> keep(connection, arrivals));
    } catch (DataAccessException e) {
      LOG.debug("One of {} is not the first word: {}", arrivals.size(), e.getMessage());
      return undecided(arrivals);
    }
  }

  private List<Optional<Accepted>> keep(Connection connection, List<Arrival> heard)
      throws SQLException {
    var arrivals = completed(connection, heard);
    if (!guard.enter(connection, arrivals)) {
      return undecided(arrivals);
    }
    InboxRows.insert(connection, arrivals);
    LastWords.hearFirst(connection, arrivals);
    Runs.accept(connection, arrivals.stream().map(Arrival::request).toList());
    return arrivals.stream()
        .map(arrival -> Optional.of(new Accepted(Outcome.NEW, arrival.request().id())))
        .toList();
  }

  private static List<Arrival> completed(Connection connection, List<Arrival> arrivals)
      throws SQLException {
    var completed = new ArrayList<Arrival>();
    for (var arrival : arrivals) {
      completed.add(arrival.completed(connection));
    }
    return completed;
  }

  private static List<Optional<Accepted>> undecided(List<Arrival> arrivals) {
    return Collections.nCopies(arrivals.size(), Optional.empty());
  }
}
