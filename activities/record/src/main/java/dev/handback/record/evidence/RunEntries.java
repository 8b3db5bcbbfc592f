package dev.handback.record.evidence;

import static dev.handback.record.evidence.Entry.HANDBACK;
import static dev.handback.record.evidence.Entry.draft;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.KeptAccess;
import dev.handback.offboarding.record.DateMoved;
import dev.handback.offboarding.record.ExceptionGranted;
import dev.handback.offboarding.record.ObligationChanged;
import dev.handback.offboarding.record.Rescinded;
import dev.handback.offboarding.record.RunOpened;
import dev.handback.offboarding.record.StageEntered;
import dev.handback.offboarding.seat.SeatMovement;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of a run, as entries of its chain. Each is known by what it states and when. */
public final class RunEntries {

  private RunEntries() {}

  /** A run begins once, whenever that is told. */
  public static Entry opened(RunOpened opened) {
    var request = opened.request();
    var source = request.source();
    return draft(EntryType.OPENED, request.id(), HANDBACK, opened.at())
        .with("workflow", opened.workflowId())
        .with("policyVersion", opened.policyVersion())
        .with("subjectKind", request.subject().kind().name())
        .with("subject", request.subject().id())
        .with("trigger", request.trigger().name())
        .with("risk", request.risk().name())
        .with("effectiveAt", text(request.effectiveAt()))
        .with("receivedAt", request.receivedAt().toString())
        .with("source", source.system())
        .with("event", source.eventId())
        .with("link", text(request.link()))
        .with("triggeredBy", source.triggeredBy())
        .with("occurredAt", text(source.occurredAt()))
        .with("reason", request.reason())
        .knownBy(opened.workflowId());
  }

  /** An item joins the plan once, whenever that is told. */
  public static Entry planned(OffboardingId offboarding, AccessItem item, Instant at) {
    return draft(EntryType.PLANNED, offboarding, HANDBACK, at)
        .with("item", item.id().value())
        .with("target", item.target().value())
        .with("kind", item.kind().name())
        .with("account", item.account().id())
        .with("nativeId", item.nativeId())
        .with("name", item.name())
        .with("class", item.itemClass().name())
        .with("reversibility", item.reversibility().name())
        .with("owner", item.owner())
        .with("monthlyPrice", text(item.monthlyPrice()))
        .with("currency", item.currency())
        .with("snapshot", item.snapshot())
        .knownBy(item.id());
  }

  /** What stays is stated once, whenever that is told (requirement T2). */
  public static Entry kept(OffboardingId offboarding, KeptAccess kept, Instant at) {
    return draft(EntryType.KEPT, offboarding, HANDBACK, at)
        .with("target", kept.target().value())
        .with("kind", kept.kind().name())
        .with("account", kept.account().id())
        .with("nativeId", kept.nativeId())
        .with("name", kept.name())
        .with("why", kept.why())
        .knownBy(kept.target(), kept.kind(), kept.account().id(), kept.nativeId());
  }

  public static Entry unreached(OffboardingId offboarding, AccessFound.Unreached unreached) {
    return draft(EntryType.UNREACHED, offboarding, HANDBACK, unreached.at())
        .with("target", unreached.target().value())
        .with("failure", unreached.kind().name())
        .with("how", unreached.how())
        .knownBy(unreached.target(), unreached.at());
  }

  public static Entry entered(StageEntered entered) {
    return draft(EntryType.ENTERED, entered.offboarding(), HANDBACK, entered.at())
        .with("stage", entered.stage().name())
        .with("state", entered.state().name())
        .knownBy(entered.stage(), entered.state(), entered.at());
  }

  /** Who moved the date, to when, why, and whether it was in time (requirement O5). */
  public static Entry moved(DateMoved moved) {
    var move = moved.move();
    return draft(EntryType.DATE_MOVED, moved.offboarding(), move.by(), move.at())
        .with("effectiveAt", move.effectiveAt().toString())
        .with("reason", move.reason())
        .with("heeded", moved.heeded())
        .with("word", move.id())
        .knownBy(said(move.id(), move.by(), move.at(), move.effectiveAt()));
  }

  /** Who took the event back, why, and whether it was in time (requirement O5). */
  public static Entry rescinded(Rescinded rescinded) {
    var word = rescinded.rescission();
    return draft(EntryType.RESCINDED, rescinded.offboarding(), word.by(), word.at())
        .with("reason", word.reason())
        .with("heeded", rescinded.heeded())
        .with("word", word.id())
        .knownBy(said(word.id(), word.by(), word.at()));
  }

  /** A seat moves from one account to another once (requirement L2), whenever that is told. */
  public static Entry moved(OffboardingId offboarding, SeatMovement movement) {
    return draft(EntryType.SEAT_MOVED, offboarding, HANDBACK, movement.at())
        .with("item", movement.item().value())
        .with("pool", movement.pool())
        .with("from", movement.from().name())
        .with("to", movement.to().name())
        .with("monthlyPrice", text(movement.monthlyPrice()))
        .with("currency", movement.currency())
        .knownBy(movement.item(), movement.from(), movement.to());
  }

  /** The key of this movement's entry. */
  public static String keyOf(SeatMovement movement) {
    return Entry.key(EntryType.SEAT_MOVED, movement.item(), movement.from(), movement.to());
  }

  /** Who excepted what until when, why, and what watches over it (requirement O4). */
  public static Entry excepted(ExceptionGranted granted) {
    var grant = granted.grant();
    return draft(EntryType.EXCEPTION_GRANTED, granted.offboarding(), grant.by(), grant.at())
        .with("item", grant.item().value())
        .with("obligation", granted.obligation().value())
        .with("until", grant.until().toString())
        .with("reason", grant.reason())
        .with("scope", grant.scope())
        .with("compensatingControl", grant.compensatingControl())
        .with("register", grant.register().name())
        .knownBy(granted.obligation());
  }

  public static Entry obligation(ObligationChanged changed) {
    var owed = changed.obligation();
    var actor = Objects.requireNonNullElse(changed.by(), HANDBACK);
    return draft(EntryType.OBLIGATION, changed.offboarding(), actor, changed.at())
        .with("obligation", owed.id().value())
        .with("item", text(owed.item()))
        .with("target", text(owed.target()))
        .with("kind", owed.kind().name())
        .with("assignee", owed.assignee())
        .with("dueAt", owed.dueAt().toString())
        .with("state", owed.state().name())
        .with("escalation", (long) owed.escalation())
        .with("reminders", (long) owed.reminders())
        .with("why", owed.why())
        .with("reason", changed.reason())
        .knownBy(
            owed.id(),
            owed.state(),
            owed.escalation(),
            owed.reminders(),
            owed.assignee(),
            changed.at());
  }

  /** A word is known by its own id; a person's word has none, and is known by what it says. */
  private static Object[] said(@Nullable String id, Object... otherwise) {
    return id == null ? otherwise : new Object[] {id};
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
