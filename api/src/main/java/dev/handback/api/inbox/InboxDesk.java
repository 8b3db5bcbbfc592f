package dev.handback.api.inbox;

import dev.handback.api.engine.EngineClient;
import dev.handback.api.intake.Dispatcher;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.webhook.SecondReading;
import dev.handback.record.inbox.Act;
import dev.handback.record.inbox.HeardEvents;
import dev.handback.record.inbox.InboxDecisions;
import dev.handback.record.inbox.InboxDecisions.Decision;
import dev.handback.record.inbox.InboxId;
import dev.handback.record.inbox.InboxLine;
import dev.handback.record.inbox.InboxState;
import dev.handback.record.inbox.KeptEvent;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** Where operators decide about events; never about one that is about themselves (P5). */
@Singleton
public final class InboxDesk {

  private final HeardEvents heard;
  private final InboxDecisions decisions;
  private final SecondReading secondReading;
  private final EngineClient engine;
  private final Dispatcher dispatcher;
  private final OwnOffboardings own;

  InboxDesk(
      HeardEvents heard,
      InboxDecisions decisions,
      SecondReading secondReading,
      EngineClient engine,
      Dispatcher dispatcher,
      OwnOffboardings own) {
    this.heard = heard;
    this.decisions = decisions;
    this.secondReading = secondReading;
    this.engine = engine;
    this.dispatcher = dispatcher;
    this.own = own;
  }

  /** The event that carries on. */
  public InboxLine replay(String text, Caller caller, Decision decision) {
    var id = new InboxId(text);
    var kept = heard.kept(id).orElseThrow(InboxDesk::unknown);
    var state = find(id).state();
    var carriesOn =
        kept.word() == null && state == InboxState.DISCARDED
            ? readAgain(id, kept, caller, decision)
            : replay(id, kept, caller, decision);
    dispatcher.wake();
    return find(carriesOn);
  }

  /** The event, decided about without what its source's API left unsaid. */
  public InboxLine proceed(String text, Caller caller, Decision decision) {
    var id = new InboxId(text);
    refuseOwn(heard.kept(id).orElseThrow(InboxDesk::unknown), caller);
    decisions.proceed(id, decision);
    dispatcher.wake();
    return find(id);
  }

  /** The event as it is now. */
  public InboxLine discard(String text, Caller caller, Decision decision) {
    var id = new InboxId(text);
    var kept = heard.kept(id).orElseThrow(InboxDesk::unknown);
    refuseOwn(kept, caller);
    var line = find(id);
    refuseStarted(line);
    decisions.discard(id, line.attempts(), decision);
    return find(id);
  }

  private InboxId replay(InboxId id, KeptEvent kept, Caller caller, Decision decision) {
    refuseOwn(kept, caller);
    decisions.replay(id, decision);
    return id;
  }

  private InboxId readAgain(InboxId id, KeptEvent kept, Caller caller, Decision decision) {
    var read = secondReading.read(kept.event());
    OwnOffboardings.refuse(caller, read.word().request().subject());
    return decisions.readAgain(id, read, decision);
  }

  /** A start whose answer was lost may have been one nevertheless: Temporal knows. */
  private void refuseStarted(InboxLine line) {
    var run = line.workflowId();
    if (line.state() == InboxState.RECEIVED
        && line.act() == Act.START
        && line.attempts() > 0
        && run != null
        && engine.isKnown(run)) {
      throw Refusal.of(
          HttpStatus.CONFLICT,
          "Its offboarding has begun",
          "it can be taken back, at /offboardings/{id}/rescind");
    }
  }

  /**
   * The event of this id, for whoever it is not about.
   *
   * @throws Refusal 404
   */
  public InboxLine find(String id, Caller caller) {
    var line = find(new InboxId(id));
    if (own.hasEvent(caller, line)) {
      throw unknown();
    }
    return line;
  }

  private InboxLine find(InboxId id) {
    return heard.find(id).orElseThrow(InboxDesk::unknown);
  }

  private static void refuseOwn(KeptEvent kept, Caller caller) {
    var word = kept.word();
    if (word != null) {
      OwnOffboardings.refuse(caller, word.request().subject());
    }
  }

  private static Refusal unknown() {
    return Refusal.of(HttpStatus.NOT_FOUND, "There is no event of that id");
  }
}
