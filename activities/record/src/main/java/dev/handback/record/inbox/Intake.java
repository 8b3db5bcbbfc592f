package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.record.evidence.Chain;
import dev.handback.record.evidence.HoldEntries;
import dev.handback.record.inbox.Accepted.Outcome;
import dev.handback.record.run.Runs;
import dev.handback.record.sql.RecordTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Takes events in: once accepted, an event is never lost and never acted on twice (T12). */
@Singleton
public final class Intake {
  private static final String OVERTAKEN = "the source said something else before it could be told";

  private final RecordTransactions transactions;
  private final MassRemovalGuard guard;

  Intake(RecordTransactions transactions, MassRemovalGuard guard) {
    this.transactions = transactions;
    this.guard = guard;
  }

  /**
   * Keeps the event and what it does, decided by what its source said before, in one transaction;
   * the dispatcher starts the run, or tells the one that it is about.
   */
  public Accepted accept(InboxEvent event, SourceWord word) {
    return transactions.write(connection -> {
      guard.enter(connection, event, word.request());
      // the event's key decides first: of two deliveries at once, the second waits here
      if (!InboxRows.insert(connection, event, word)) {
        return new Accepted(Outcome.DUPLICATE, InboxRows.aboutOf(connection, event), null);
      }
      var last = LastWords.hear(connection, word);
      var accepted = settle(connection, InboxId.of(event), word, last);
      return accepted.outcome() == Outcome.NEW ? held(connection, event, word) : accepted;
    });
  }

  /** Keeps an event that is about no offboarding, with the reason; heard again, it is the same. */
  public void discard(InboxEvent event, String reason) {
    transactions.write(connection -> InboxRows.discard(connection, event, reason));
  }

  /**
   * The run that this word was to be told to is over. A departure that came too late for it starts
   * one of its own; nothing is lost.
   */
  public void reconsider(InboxId id) {
    transactions.write(connection -> {
      var waiting = InboxRows.waiting(connection, id);
      if (waiting.isPresent()) {
        reconsider(connection, id, waiting.get());
      }
      return waiting;
    });
  }

  private static void reconsider(Connection connection, InboxId id, InboxRows.Waiting waiting)
      throws SQLException {
    var word = waiting.word();
    var last = LastWords.hold(connection, word.request());
    if (last.isAbout(waiting.about()) && !last.isLaterThan(word)) {
      carryOut(connection, id, word, last, Correlation.whenOver(word, last.standing()));
    } else {
      var about = waiting.about();
      InboxRows.settle(connection, id, InboxState.OUTDATED, null, about, 0, OVERTAKEN);
    }
  }

  /** The offboarding is on the record; whether it starts by itself is the guard's to say (P7). */
  private Accepted held(Connection connection, InboxEvent event, SourceWord word)
      throws SQLException {
    var request = word.request();
    var reason = guard.reasonToHold(connection, event, request);
    if (reason.isEmpty()) {
      return new Accepted(Outcome.NEW, request.id());
    }
    var id = InboxId.of(event);
    InboxRows.settle(connection, id, InboxState.HELD, Act.START, request.id(), 0, reason.get());
    Chain.hold(connection, request.id())
        .append(List.of(HoldEntries.held(request.id(), reason.get(), event.receivedAt())));
    Runs.awaits(connection, request.id(), OffboardingState.AWAITING_APPROVAL);
    return new Accepted(Outcome.HELD, request.id(), reason.get());
  }

  private static Accepted settle(Connection connection, InboxId id, SourceWord word, LastWord last)
      throws SQLException {
    var own = word.request().id();
    if (!word.meaning().takesBack()
        && last.standing() != Standing.NONE
        && Runs.isKnown(connection, own)) {
      return duplicate(connection, id, own);
    }
    return carryOut(connection, id, word, last, Correlation.of(word, last));
  }

  private static Accepted carryOut(
      Connection connection, InboxId id, SourceWord word, LastWord last, Verdict verdict)
      throws SQLException {
    return switch (verdict) {
      case Verdict.Start _ -> start(connection, id, word, last);
      case Verdict.Move _ -> tell(connection, id, word, last, Act.MOVE, Outcome.MOVED);
      case Verdict.Rescind _ -> tell(connection, id, word, last, Act.RESCIND, Outcome.RESCINDED);
      case Verdict.Restore _ -> tell(connection, id, word, last, Act.RESTORE, Outcome.RESCINDED);
      case Verdict.Keep keep -> keep(connection, id, word, last, keep);
    };
  }

  private static Accepted start(Connection connection, InboxId id, SourceWord word, LastWord last)
      throws SQLException {
    var own = word.request().id();
    if (!Runs.accept(connection, word.request(), own.workflowId())) {
      return duplicate(connection, id, own);
    }
    if (last.position() > 1) {
      InboxRows.settle(connection, id, InboxState.RECEIVED, Act.START, own, 0, null);
      LastWords.save(connection, word, last, own);
    }
    return new Accepted(Outcome.NEW, own);
  }

  private static Accepted duplicate(Connection connection, InboxId id, OffboardingId own)
      throws SQLException {
    InboxRows.settle(connection, id, InboxState.DUPLICATE, null, own, 0, null);
    return new Accepted(Outcome.DUPLICATE, own);
  }

  private static Accepted tell(
      Connection connection, InboxId id, SourceWord word, LastWord last, Act act, Outcome outcome)
      throws SQLException {
    var about = Objects.requireNonNull(last.offboarding(), "a word about nothing tells nobody");
    InboxRows.settle(connection, id, InboxState.RECEIVED, act, about, last.position(), null);
    LastWords.save(connection, word, last, about);
    return new Accepted(outcome, about);
  }

  private static Accepted keep(
      Connection connection, InboxId id, SourceWord word, LastWord last, Verdict.Keep keep)
      throws SQLException {
    var about = last.offboarding();
    InboxRows.settle(connection, id, keep.state(), null, about, last.position(), keep.reason());
    if (keep.state() != InboxState.OUTDATED && last.position() > 1) {
      LastWords.save(connection, word, last, about);
    }
    var outcome = about == null ? Outcome.IGNORED : Outcome.KEPT;
    return new Accepted(outcome, about, keep.reason());
  }
}
