package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.record.inbox.Accepted.Outcome;
import dev.handback.record.inventory.KnownAddresses;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Takes events in: once accepted, an event is never lost and never acted on twice (T12). */
@Singleton
public final class Intake {
  private static final String OVERTAKEN = "the source said something else before it could be told";

  private final RecordTransactions transactions;
  private final MassRemovalGuard guard;
  private final Settlement settlement;

  Intake(RecordTransactions transactions, MassRemovalGuard guard, Settlement settlement) {
    this.transactions = transactions;
    this.guard = guard;
    this.settlement = settlement;
  }

  /** The same for a process whose other words are held by nobody: these are, by the limits. */
  public Intake guardedBy(GuardLimits limits) {
    var guarding = guard.by(limits);
    return new Intake(transactions, guarding, new Settlement(guarding));
  }

  /**
   * Keeps the event and what it does, decided by what its source said before, in one transaction;
   * the dispatcher starts the run, or tells the one that it is about.
   */
  public Accepted accept(InboxEvent event, SourceWord said) {
    return transactions.write(connection -> {
      var word = said.about(KnownAddresses.complete(connection, said.request().subject()));
      guard.enter(connection, event, word.request());
      // the event's key decides first: of two deliveries at once, the second waits here
      if (!InboxRows.insert(connection, event, word)) {
        return new Accepted(Outcome.DUPLICATE, InboxRows.aboutOf(connection, event), null);
      }
      return settlement.heard(connection, event, word, LastWords.hear(connection, word));
    });
  }

  /**
   * A question of Handback's own, taken in like what any other source says; false when it was asked
   * before.
   */
  public boolean ask(OffboardingRequest question) {
    var source = question.source();
    var event =
        new InboxEvent(
            source.system(),
            source.eventId(),
            Map.of(),
            StoredJson.write(question),
            question.receivedAt());
    return accept(event, SourceWord.leaves(question, source.system())).outcome()
        != Outcome.DUPLICATE;
  }

  /** Why a person would be asked first if this came now; empty when it would start by itself. */
  public Optional<String> wouldHold(InboxEvent event, OffboardingRequest request) {
    return transactions.read(connection -> guard.reasonToHold(connection, event, request));
  }

  /**
   * Keeps an event that says too little: it is decided about once its source's API was asked. Risk
   * is not to wait for anybody's answer (T7).
   */
  public Accepted acceptThin(InboxEvent event, SourceWord said) {
    if (said.meaning().takesBack() || InboxRows.isUrgent(said.request())) {
      return accept(event, said);
    }
    return transactions.write(connection -> {
      var word = said.about(KnownAddresses.complete(connection, said.request().subject()));
      if (!InboxRows.insert(connection, event, word)) {
        return new Accepted(Outcome.DUPLICATE, InboxRows.aboutOf(connection, event), null);
      }
      InboxRows.ask(connection, InboxId.of(event), event.receivedAt());
      return new Accepted(Outcome.ASKING, null, null);
    });
  }

  /** Keeps an event that is about no offboarding, with the reason; heard again, it is the same. */
  public void discard(InboxEvent event, Mentioned mentioned, String reason) {
    transactions.write(connection -> InboxRows.discard(connection, event, mentioned, reason));
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
      Settlement.carryOut(connection, id, word, last, Correlation.whenOver(word, last.standing()));
    } else {
      var about = waiting.about();
      InboxRows.settle(connection, id, InboxState.OUTDATED, null, about, 0, OVERTAKEN);
    }
  }
}
