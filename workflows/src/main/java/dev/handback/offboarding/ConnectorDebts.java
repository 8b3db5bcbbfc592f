package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.CatchUp;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.SeatChange;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.seat.SeatLedger;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Targets that did not do their part (requirement O3). Each owes from its first failure on, with an
 * SLA clock, and is chased in the background, through all its remaining stages, until it is proven.
 * A debt never stops another target (S8).
 */
final class ConnectorDebts {

  private final Map<TargetId, Stage> behind = new LinkedHashMap<>();
  private final Map<TargetId, CancellationScope> chases = new LinkedHashMap<>();
  private final Set<TargetId> everBehind = new LinkedHashSet<>();
  private final OffboardingRequest request;
  private final Terms terms;
  private final Estate estate;
  private final RunItems items;
  private final Planning planning;
  private final Obligations obligations;
  private final Journal journal;
  private final Background background;
  private final SeatLedger ledger;
  private final Functions.Proc1<List<ItemOutcome>> askFor;
  private boolean asking;
  private boolean acting;

  ConnectorDebts(
      OffboardingRequest request,
      Terms terms,
      Estate estate,
      RunItems items,
      Planning planning,
      Obligations obligations,
      Journal journal,
      Background background,
      Functions.Proc1<List<ItemOutcome>> askFor) {
    this.request = request;
    this.terms = terms;
    this.estate = estate;
    this.items = items;
    this.planning = planning;
    this.obligations = obligations;
    this.journal = journal;
    this.background = background;
    this.ledger = new SeatLedger(items::actionOn, terms::pool);
    this.askFor = askFor;
  }

  /**
   * Something there is excepted, and the chase ends (requirement O3). Answers with what else is
   * owed there: it is worked on anew, and becomes a debt again if need be.
   */
  List<AccessItem> endFor(TargetId target, String by, String how) {
    var chase = chases.get(target);
    if (chase == null || !isBehind(target)) {
      return List.of();
    }
    obligations.open().stream()
        .filter(owed -> owed.kind() == ObligationKind.CONNECTOR_DEBT)
        .filter(owed -> target.equals(owed.target()))
        .forEach(owed -> obligations.end(owed.id(), ObligationState.MET, by, how));
    chase.cancel();
    return items.accessOwedAt(target);
  }

  /**
   * Owners are asked before anything is touched (S9): until the run acts, a target that was away is
   * only asked what depends on the subject there.
   */
  void askFromNow() {
    asking = true;
  }

  /** Approved and due: before this, a target that was away is only asked what there is (T1, P5). */
  void actFromNow() {
    acting = true;
  }

  /** The run is taken back, or was rejected: nobody is asked or chased any more. */
  void callOff() {
    chases.values().forEach(CancellationScope::cancel);
  }

  boolean isBehind(TargetId target) {
    return behind.containsKey(target);
  }

  boolean anyBehind() {
    return !behind.isEmpty();
  }

  /** Whether acts at this target may not have lived to tell. */
  boolean wasBehind(TargetId target) {
    return everBehind.contains(target);
  }

  /** Waits, at most this long, for the targets that fell behind in this stage. */
  void awaitThoseBehindIn(Stage stage, Duration patience, Supplier<Boolean> orUntil) {
    Deadline.await(
        patience,
        "Patience of " + stage.title(),
        () -> orUntil.get() || behind.values().stream().noneMatch(stage::equals));
  }

  /** Whether a target falls behind by one of these. */
  static boolean ariseFrom(List<ItemOutcome> outcomes) {
    return outcomes.stream()
        .anyMatch(outcome ->
            outcome instanceof ItemOutcome.Failed || outcome instanceof ItemOutcome.StillAllowed);
  }

  /** Every target with an item that this stage could not finish falls behind. */
  void openFor(Stage stage, List<ItemOutcome> outcomes) {
    for (var outcome : outcomes) {
      switch (outcome) {
        case ItemOutcome.Failed failed -> fallBehind(stage, failed);
        case ItemOutcome.StillAllowed still -> fallBehind(stage, still);
        case ItemOutcome.Done done -> {}
        case ItemOutcome.AlreadyAbsent absent -> {}
        case ItemOutcome.Proven proven -> {}
        case ItemOutcome.NeedsPerson person -> {}
        case ItemOutcome.Held held -> {}
        case ItemOutcome.Excepted excepted -> {}
        case ItemOutcome.Reassigned reassigned -> {}
        case ItemOutcome.Resumed resumed -> {}
        case ItemOutcome.Returned back -> {}
      }
    }
  }

  /** A target that did not say what the subject has there: it is asked until it does. */
  void openFor(AccessFound.Unreached unreached) {
    var target = unreached.target();
    if (isBehind(target)) {
      return;
    }
    chase(
        target,
        Stage.PLAN,
        unreached.how(),
        () -> {
          var ask = estate.question(List.of(target));
          var answer = estate.chase(target, "Find access at " + target).awaitAccess(ask);
          planning.add(answer.found(), List.of());
          if (!items.nobodyKnows()) {
            planning.leaveToSearch(answer.unsearched());
          }
          // found before the run acts, the items go through its stages like all others
          if (asking) {
            catchUp(target, Stage.CHECK_DEPENDENCIES, Stage.CHECK_DEPENDENCIES);
          } else if (acting) {
            askFor.apply(planning.forPeople());
            catchUp(target, Stage.REVOKE_SESSIONS, null);
          }
        });
  }

  private void fallBehind(Stage stage, ItemOutcome outcome) {
    var target = items.state(outcome.item()).item().target();
    var upTo = asking && !acting ? stage : null;
    if (!isBehind(target)) {
      chase(target, stage, outcome.how(), () -> catchUp(target, restart(stage), upTo));
    }
  }

  private void chase(TargetId target, Stage stage, String why, Functions.Proc work) {
    behind.put(target, stage);
    everBehind.add(target);
    var brief = terms.target(target);
    var owed =
        obligations.open(
            ObligationKind.CONNECTOR_DEBT,
            null,
            target,
            brief.owner(),
            brief.sla(),
            "%s: %s: %s".formatted(target, stage.title(), why));
    var scope = Workflow.newCancellationScope(work::apply);
    chases.put(target, scope);
    background.start(() -> {
      var end = runsToItsEnd(scope) ? ObligationState.MET : ObligationState.REJECTED;
      behind.remove(target);
      obligations.end(owed, end, null);
    });
  }

  /** False when it was called off. */
  private static boolean runsToItsEnd(CancellationScope scope) {
    try {
      scope.run();
      return true;
    } catch (ActivityFailure | CanceledFailure ended) {
      if (scope.isCancelRequested()) {
        return false;
      }
      throw ended;
    }
  }

  private void catchUp(TargetId target, Stage from, @Nullable Stage upTo) {
    var owed =
        from == Stage.RELEASE_SEATS
            ? items.due(Stage.RELEASE_SEATS, target::equals)
            : items.accessOwedAt(target);
    if (owed.isEmpty()) {
      return;
    }
    var debt =
        new CatchUp(
            request.id(),
            target,
            from,
            owed,
            items.controlled(),
            items.staying(),
            signedOff(),
            items.ownPassword(),
            SeatChange.among(owed, items::actionOn),
            upTo);
    var outcomes =
        estate.chase(target, "Chase " + target + ": " + from.title()).catchUp(debt).outcomes();
    // what it had done when it was called off is told as well
    Workflow.newDetachedCancellationScope(
            () -> {
              var changed = items.apply(outcomes);
              journal.report(outcomes, changed, ledger.ended(changed, outcomes));
              askFor.apply(outcomes);
            })
        .run();
  }

  private @Nullable List<TargetAccount> signedOff() {
    return terms.policy().signOffs() == null ? null : items.signedOff();
  }

  /** What is still allowed after the disable goes back to being disabled, not only tried again. */
  private static Stage restart(Stage stage) {
    return stage == Stage.VERIFY ? Stage.DISABLE_ACCOUNTS : stage;
  }
}
