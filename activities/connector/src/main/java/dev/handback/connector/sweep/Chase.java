package dev.handback.connector.sweep;

import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.CatchUp;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Sweep;
import dev.handback.offboarding.access.TargetAccount;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything one target still owes, stage by stage, until it is proven or fails again. */
final class Chase {

  private final StageWork work;
  private final Target target;
  private final ActivityExecutionContext context;

  Chase(StageWork work, Target target, ActivityExecutionContext context) {
    this.work = work;
    this.target = target;
    this.context = context;
  }

  /**
   * Outcomes of all stages from the debt's on, or of those done when it was called off. What one
   * stage cannot do keeps no later stage from its part: a password that cannot be replaced is no
   * reason to leave the account open.
   *
   * @throws ConnectorException when the target fails again
   * @throws ApplicationFailure when one item fails again, or a try still gets in
   */
  List<ItemOutcome> run(CatchUp debt) {
    var outcomes = new ArrayList<ItemOutcome>();
    var items = new ArrayList<>(debt.items());
    var controlled = new ArrayList<>(debt.controlled());
    for (var stage : debt.stages()) {
      var done = work.run(stage, target, sweepOf(debt, stage, items, controlled));
      outcomes.addAll(done);
      controlled.addAll(signedIn(items, done));
      items.removeAll(withPeople(items, done));
      items.removeAll(waitingForOwners(debt, items, done));
      if (calledOff(stage)) {
        return outcomes;
      }
    }
    outcomes.stream()
        .map(Failures::in)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(failure -> {
          throw failure;
        });
    return outcomes;
  }

  /** What was done till then counts: whoever takes the run back has to know of it (T13). */
  private boolean calledOff(Stage done) {
    try {
      context.heartbeat(done);
      return false;
    } catch (ActivityCanceledException stopped) {
      return true;
    }
  }

  private static Sweep sweepOf(
      CatchUp debt, Stage stage, List<AccessItem> items, List<TargetAccount> controlled) {
    return new Sweep(
        debt.offboarding(),
        stage,
        items,
        controlled,
        debt.staying(),
        debt.ownPassword(),
        debt.changes());
  }

  /** Items that a person has to see to: no later stage works on them. */
  private static List<AccessItem> withPeople(List<AccessItem> items, List<ItemOutcome> outcomes) {
    return items.stream()
        .filter(item ->
            outcomes.stream()
                .filter(ItemOutcome.NeedsPerson.class::isInstance)
                .anyMatch(outcome -> outcome.item().equals(item.id())))
        .toList();
  }

  /** All of an account that something depends on: its owner is asked first (requirement S3). */
  private static List<AccessItem> waitingForOwners(
      CatchUp debt, List<AccessItem> items, List<ItemOutcome> outcomes) {
    var signedOff = debt.signedOff();
    if (signedOff == null) {
      return List.of();
    }
    var needed =
        outcomes.stream()
            .filter(outcome -> outcome instanceof ItemOutcome.Done done && isNeeded(done))
            .map(ItemOutcome::item)
            .collect(Collectors.toSet());
    var accounts =
        items.stream()
            .filter(item -> needed.contains(item.id()))
            .map(TargetAccount::of)
            .filter(account -> !signedOff.contains(account))
            .collect(Collectors.toSet());
    return items.stream().filter(item -> accounts.contains(TargetAccount.of(item))).toList();
  }

  private static boolean isNeeded(ItemOutcome.Done done) {
    return done.stage() == Stage.CHECK_DEPENDENCIES && !done.residual().isEmpty();
  }

  /** Accounts whose throw-away password was seen to sign in just now. */
  private static List<TargetAccount> signedIn(List<AccessItem> items, List<ItemOutcome> outcomes) {
    var rotated = new HashSet<ItemId>();
    for (var outcome : outcomes) {
      if (outcome instanceof ItemOutcome.Done done
          && done.stage() == Stage.ROTATE_SECRETS
          && !done.proofs().isEmpty()) {
        rotated.add(done.item());
      }
    }
    return items.stream()
        .filter(item -> rotated.contains(item.id()))
        .map(TargetAccount::of)
        .toList();
  }
}
