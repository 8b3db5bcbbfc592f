package dev.handback.api.intake;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.record.inbox.Accepted;
import dev.handback.record.inbox.FirstWords;
import dev.handback.record.inbox.InboxEvent;
import dev.handback.record.inbox.Intake;
import dev.handback.record.inbox.Mentioned;
import dev.handback.record.inbox.SourceWord;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where every accepted event goes through: stored in one transaction, then the answer. */
@Singleton
public class Reception {

  private final FirstWords firstWords;
  private final Intake intake;
  private final Dispatcher dispatcher;

  Reception(FirstWords firstWords, Intake intake, Dispatcher dispatcher) {
    this.firstWords = firstWords;
    this.intake = intake;
    this.dispatcher = dispatcher;
  }

  /**
   * Stores the event and what it does; its run starts, or hears it, right after or when Temporal is
   * back.
   */
  public Accepted accept(InboxEvent event, SourceWord word) {
    var accepted = firstWords.accept(event, word);
    if (accepted.reason() == null) {
      dispatcher.wake();
    }
    return accepted;
  }

  /** Why a person would be asked first if this came now; empty when it would start by itself. */
  public Optional<String> wouldHold(InboxEvent event, OffboardingRequest request) {
    return intake.wouldHold(event, request);
  }

  /** The same for an event that says too little: a worker asks its source's API first. */
  public Accepted acceptThin(InboxEvent event, SourceWord word) {
    var accepted = intake.acceptThin(event, word);
    if (accepted.outcome() != Accepted.Outcome.ASKING && accepted.reason() == null) {
      dispatcher.wake();
    }
    return accepted;
  }

  /** Keeps an event that starts nothing, with the reason. */
  public void discard(InboxEvent event, Mentioned mentioned, String reason) {
    intake.discard(event, mentioned, reason);
  }
}
