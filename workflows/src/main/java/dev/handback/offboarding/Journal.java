package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.KeptAccess;
import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.record.AccountHolders;
import dev.handback.offboarding.record.DateMoved;
import dev.handback.offboarding.record.ExceptionGranted;
import dev.handback.offboarding.record.ItemsPlanned;
import dev.handback.offboarding.record.ObligationChanged;
import dev.handback.offboarding.record.RecordActivities;
import dev.handback.offboarding.record.Rescinded;
import dev.handback.offboarding.record.RunOpened;
import dev.handback.offboarding.record.SealRequest;
import dev.handback.offboarding.record.Sealed;
import dev.handback.offboarding.record.SeatWait;
import dev.handback.offboarding.record.SeatWaitEnded;
import dev.handback.offboarding.record.StageEntered;
import dev.handback.offboarding.record.StageReport;
import dev.handback.offboarding.seat.SeatHold;
import dev.handback.offboarding.seat.SeatMovement;
import dev.handback.offboarding.watch.PlannedProbe;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the run tells the record and the operators: where it stands, what happened, what is owed.
 * One place, so that the record, the search attributes and the Temporal UI never disagree.
 */
final class Journal {

  private final RecordActivities record =
      Workflow.newLocalActivityStub(RecordActivities.class, Reach.record());
  private final OffboardingRequest request;
  private Stage stage = Stage.PLAN;
  private Stage shown = Stage.PLAN;
  private Stage heading = Stage.PLAN;
  private OffboardingState state = OffboardingState.RUNNING;
  private Instant since = now();

  Journal(OffboardingRequest request) {
    this.request = request;
  }

  void open(String policyVersion) {
    record.open(new RunOpened(request, Workflow.getInfo().getWorkflowId(), policyVersion, now()));
  }

  void planned(
      List<AccessItem> items, List<AccessFound.Unreached> unreached, List<KeptAccess> kept) {
    record.planned(new ItemsPlanned(request.id(), items, unreached, kept, now()));
  }

  /** The record hears of the stage with the next report. */
  void enter(Stage next) {
    since = stage == next && state == OffboardingState.RUNNING ? since : now();
    stage = next;
    heading = next;
    state = OffboardingState.RUNNING;
  }

  /** The search attributes name the stage before it does anything or waits for anything. */
  void show() {
    if (shown != stage) {
      Workflow.upsertTypedSearchAttributes(RunAttributes.STAGE.valueSet(stage.name()));
      shown = stage;
    }
  }

  /** A state that may last: the record hears it now. */
  void enter(OffboardingState next) {
    since = state == next ? since : now();
    state = next;
    record.entered(new StageEntered(request.id(), stage, state, now()));
  }

  void report(List<ItemOutcome> outcomes, List<ItemState> items, List<SeatMovement> seats) {
    report(outcomes, items, seats, heading);
  }

  /** What people's words did to items; nothing is told where nothing changed. */
  void report(List<ItemOutcome> outcomes, List<ItemState> items) {
    if (!outcomes.isEmpty()) {
      report(outcomes, items, List.of());
    }
  }

  /** What a stage did, and the stage that the run goes to now: a chase must not say otherwise. */
  void report(
      List<ItemOutcome> outcomes, List<ItemState> items, List<SeatMovement> seats, Stage next) {
    heading = next;
    var entered = new StageEntered(request.id(), heading, state, now());
    record.report(new StageReport(request.id(), outcomes, items, seats, entered));
  }

  void seatWaits(ItemState seat, SeatHold hold) {
    record.seatWaits(new SeatWait(request.id(), seat, hold, now()));
  }

  void seatWaitEnded(ItemState seat, String how) {
    record.seatWaitEnded(new SeatWaitEnded(request.id(), seat, how, now()));
  }

  void moved(DateMove move, boolean heeded) {
    record.moved(new DateMoved(request.id(), move, heeded));
    if (heeded) {
      Workflow.upsertTypedSearchAttributes(RunAttributes.endingAt(move.effectiveAt()));
    }
  }

  void rescinded(Rescission rescission, boolean heeded) {
    record.rescinded(new Rescinded(request.id(), rescission, heeded));
  }

  void excepted(ExceptionGrant grant, ObligationId obligation) {
    record.excepted(new ExceptionGranted(request.id(), grant, obligation));
  }

  AccountHolders holders(AccountHolders.Question question) {
    return record.holders(question);
  }

  void obligation(Obligation obligation, @Nullable String by, @Nullable String reason) {
    record.obligation(new ObligationChanged(request.id(), obligation, by, reason, now()));
  }

  void owed(long open, boolean slaBreached) {
    Workflow.upsertTypedSearchAttributes(
        RunAttributes.OPEN_OBLIGATIONS.valueSet(open),
        RunAttributes.SLA_BREACHED.valueSet(slaBreached));
  }

  /** Closes the record; access is looked at again so long after (S11). */
  Sealed seal(OffboardingState end, List<Duration> watch) {
    since = now();
    stage = Stage.SEAL;
    state = end;
    show();
    var close = now();
    var sealed = end == OffboardingState.SEALED;
    var probes = PlannedProbe.after(close, sealed ? watch : List.of());
    return record.seal(new SealRequest(request.id(), end, close, probes));
  }

  Stage stage() {
    return stage;
  }

  OffboardingState state() {
    return state;
  }

  /** When it came to this stage and state. */
  Instant since() {
    return since;
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
