package dev.handback.connector.sweep;

import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.CatchUp;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Sweep;
import dev.handback.offboarding.access.TargetAccount;
import io.temporal.activity.Activity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Everything one target still owes, stage by stage, until it is proven or fails again. */
final class Chase {

  private final StageWork work;
  private final Target target;

  Chase(StageWork work, Target target) {
    this.work = work;
    this.target = target;
  }

  /**
   * Outcomes of all stages from the debt's on.
   *
   * @throws ConnectorException when the target fails again
   * @throws ApplicationFailure when it said yes and a try still gets in
   */
  List<ItemOutcome> run(CatchUp debt) {
    var outcomes = new ArrayList<ItemOutcome>();
    var controlled = new ArrayList<>(debt.controlled());
    for (var stage : stagesFrom(debt.from())) {
      var part = new Sweep(debt.offboarding(), stage, debt.items(), controlled);
      var done = work.run(stage, target, part);
      for (var outcome : done) {
        if (outcome instanceof ItemOutcome.StillAllowed still) {
          throw Failures.of(still);
        }
      }
      outcomes.addAll(done);
      controlled.addAll(signedIn(debt.items(), done));
      Activity.getExecutionContext().heartbeat(stage);
    }
    return outcomes;
  }

  private static List<Stage> stagesFrom(Stage from) {
    return from == Stage.RELEASE_SEATS
        ? List.of(Stage.RELEASE_SEATS)
        : Stage.OF_ACCESS.subList(Stage.OF_ACCESS.indexOf(from), Stage.OF_ACCESS.size());
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
