package dev.handback.offboarding;

import dev.handback.offboarding.access.FindAccess;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.Return;
import dev.handback.offboarding.access.Suspended;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.plan.Undo;
import dev.handback.offboarding.seat.SeatLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives back what an offboarding took (requirement T13): from the run itself while it lasts, from
 * the record when it is over. A target that is down is owed and asked until it answers, like all
 * others; what cannot be given back is told, item by item.
 */
final class Restoration {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

  /** A target that answers and refuses is a person's to look at; an hour is soon enough. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Set<TargetId> behind = new LinkedHashSet<>();
  private final OffboardingRequest request;
  private final Terms terms;
  private final Estate estate;
  private final RunItems items;
  private final Obligations obligations;
  private final Journal journal;
  private final Background background;
  private final Holders holders;

  Restoration(
      OffboardingRequest request,
      Terms terms,
      Estate estate,
      RunItems items,
      Obligations obligations,
      Journal journal,
      Background background) {
    this.request = request;
    this.terms = terms;
    this.estate = estate;
    this.items = items;
    this.obligations = obligations;
    this.journal = journal;
    this.background = background;
    this.holders = new Holders(request.id(), journal);
  }

  /**
   * Ends when everything has its answer.
   *
   * @param uncertain targets at which acts may not have lived to tell
   */
  void run(Predicate<TargetId> uncertain) {
    journal.enter(Stage.RESTORE);
    journal.show();
    var attempts = new ArrayList<Suspended>();
    var stays = new ArrayList<ItemOutcome>();
    for (var state : List.copyOf(items.all())) {
      switch (undo(state, uncertain)) {
        case Undo.Nothing nothing -> {}
        case Undo.Attempt attempt -> attempts.add(items.withItsAccount(attempt.what()));
        case Undo.Stays gone -> stays.add(returned(state, gone));
      }
    }
    tell(stays);
    var failed = giveBack(attempts);
    if (!failed.isEmpty()) {
      journal.enter(OffboardingState.WAITING);
      byTarget(failed).forEach(this::chase);
      background.await(behind::isEmpty);
    }
  }

  /** A target that is in the estate no more can be asked for nothing. */
  private Undo undo(ItemState state, Predicate<TargetId> uncertain) {
    var target = state.item().target();
    var undo = Undo.of(state, uncertain.test(target));
    return undo instanceof Undo.Attempt && !terms.knows(target)
        ? new Undo.Stays(Return.Result.NOT_OURS, target + " is not in the estate any more: by hand")
        : undo;
  }

  /** Asks for these once, and answers with what is still owed. */
  private List<Suspended> giveBack(List<Suspended> wanted) {
    var answer = holders.of(wanted);
    tell(answer.held());
    var outcomes = estate.restore(answer.free());
    tell(outcomes);
    shutAgain(answer.free(), outcomes);
    return answer.free().stream().filter(one -> failedIn(outcomes, one)).toList();
  }

  /** Who began to hold an account while it was enabled has it shut, whoever came first. */
  private void shutAgain(List<Suspended> asked, List<ItemOutcome> outcomes) {
    var enabled =
        asked.stream()
            .filter(one -> one.item().kind().signsIn())
            .filter(one -> restoredIn(outcomes, one))
            .toList();
    var held = holders.of(enabled).held();
    if (held.isEmpty()) {
      return;
    }
    var theirs =
        enabled.stream()
            .map(Suspended::item)
            .filter(item -> held.stream().anyMatch(one -> one.item().equals(item.id())))
            .toList();
    tell(estate.sweep(Stage.DISABLE_ACCOUNTS, theirs, items));
    tell(held);
  }

  private void chase(TargetId target, List<Suspended> owed) {
    behind.add(target);
    var brief = terms.target(target);
    var debt =
        obligations.open(
            ObligationKind.CONNECTOR_DEBT,
            null,
            target,
            brief.owner(),
            brief.sla(),
            "%s: %s: it was down or refused".formatted(target, Stage.RESTORE.title()));
    background.start(() -> {
      var left = owed;
      var pause = FIRST_PAUSE;
      while (!left.isEmpty()) {
        var ask = new FindAccess(request.id(), request.subject(), List.of(target));
        estate.chase(target, "Restore " + target).awaitAccess(ask);
        left = giveBack(left);
        if (!left.isEmpty()) {
          Deadline.await(pause, "Next try at " + target, () -> false);
          pause = longer(pause);
        }
      }
      behind.remove(target);
      obligations.end(debt, ObligationState.MET, null);
    });
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private void tell(List<ItemOutcome> outcomes) {
    if (!outcomes.isEmpty()) {
      var changed = items.apply(outcomes);
      journal.report(outcomes, changed, SeatLedger.heldStill(changed, outcomes));
    }
  }

  private static ItemOutcome returned(ItemState state, Undo.Stays gone) {
    return new ItemOutcome.Returned(
        state.item().id(), new Return(gone.result(), gone.why(), Journal.now()));
  }

  private static boolean failedIn(List<ItemOutcome> outcomes, Suspended one) {
    return outcomes.stream()
        .anyMatch(outcome ->
            outcome instanceof ItemOutcome.Failed && outcome.item().equals(one.item().id()));
  }

  private static boolean restoredIn(List<ItemOutcome> outcomes, Suspended one) {
    return outcomes.stream()
        .anyMatch(outcome ->
            outcome instanceof ItemOutcome.Returned back
                && back.item().equals(one.item().id())
                && back.what().result() == Return.Result.RESTORED);
  }

  private static Map<TargetId, List<Suspended>> byTarget(List<Suspended> some) {
    return some.stream()
        .collect(
            Collectors.groupingBy(
                one -> one.item().target(), LinkedHashMap::new, Collectors.toList()));
  }
}
