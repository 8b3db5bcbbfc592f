package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessActivities;
import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FindAccess;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Restore;
import dev.handback.offboarding.access.SeatChange;
import dev.handback.offboarding.access.Suspended;
import dev.handback.offboarding.access.Sweep;
import dev.handback.offboarding.access.SweepResult;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The targets of a run, and the sweeps over them: one activity per task queue. */
final class Estate {

  private static final int NAMED_AT_MOST = 5;

  private final OffboardingRequest request;
  private final Terms terms;

  Estate(OffboardingRequest request, Terms terms) {
    this.request = request;
    this.terms = terms;
  }

  /** Asks every target at once what the subject has, or the one whose accounts it is about. */
  AccessFound findAccess() {
    var answers =
        onEachQueue(
            targets(),
            Function.identity(),
            Stage.PLAN.title(),
            (access, ids) -> access.findAccess(question(ids)));
    return AccessFound.of(answers);
  }

  private List<TargetId> targets() {
    if (request.page() != null) {
      return List.of(request.page().target());
    }
    return request.unclaimed() != null
        ? List.of(request.unclaimed().target())
        : terms.estate().stream().map(TargetBrief::id).toList();
  }

  /** What is asked of targets. */
  FindAccess question(List<TargetId> targets) {
    return new FindAccess(request.id(), request.subject(), targets, accounts());
  }

  private List<AccountRef> accounts() {
    if (request.page() != null) {
      return request.page().accounts();
    }
    return request.unclaimed() == null ? List.of() : List.of(request.unclaimed().account());
  }

  /** One stage on all these items at once. */
  List<ItemOutcome> sweep(Stage stage, List<AccessItem> due, RunItems items) {
    return onEachQueue(
            due,
            AccessItem::target,
            stage.title(),
            (access, some) ->
                call(
                    access,
                    stage,
                    new Sweep(
                        request.id(),
                        stage,
                        some,
                        items.controlled(),
                        items.staying(),
                        items.ownPassword(),
                        SeatChange.among(some, items::actionOn))))
        .stream()
        .flatMap(result -> result.outcomes().stream())
        .toList();
  }

  /** Gives all these back at once. */
  List<ItemOutcome> restore(List<Suspended> some) {
    return onEachQueue(
            some,
            one -> one.item().target(),
            Stage.RESTORE.title(),
            (access, part) -> access.restore(new Restore(request.id(), part)))
        .stream()
        .flatMap(result -> result.outcomes().stream())
        .toList();
  }

  /** The activities of one target, for a chase. */
  AccessActivities chase(TargetId target, String summary) {
    return Workflow.newActivityStub(
        AccessActivities.class, Reach.chase(terms.target(target).taskQueue(), summary));
  }

  private static SweepResult call(AccessActivities access, Stage stage, Sweep sweep) {
    return switch (stage) {
      case REVOKE_SESSIONS -> access.revokeSessions(sweep);
      case ROTATE_SECRETS -> access.rotateSecrets(sweep);
      case CHECK_DEPENDENCIES -> access.checkDependencies(sweep);
      case DISABLE_ACCOUNTS -> access.disableAccounts(sweep);
      case VERIFY -> access.verifyNoAccess(sweep);
      case RELEASE_SEATS -> access.releaseSeats(sweep);
      case PLAN, SEAL, RESTORE ->
          throw new IllegalArgumentException(stage + " does not touch targets");
    };
  }

  private <T, R> List<R> onEachQueue(
      List<T> work,
      Function<T, TargetId> targetOf,
      String title,
      BiFunction<AccessActivities, List<T>, R> call) {
    var byQueue = new TreeMap<String, List<T>>();
    for (var one : work) {
      byQueue
          .computeIfAbsent(
              terms.target(targetOf.apply(one)).taskQueue(), queue -> new ArrayList<>())
          .add(one);
    }
    var answers = new ArrayList<Promise<R>>();
    byQueue.forEach((queue, some) -> {
      var summary = title + ": " + named(some.stream().map(targetOf).distinct().toList());
      answers.add(Async.function(() -> call.apply(stub(queue, summary), some)));
    });
    return answers.stream().map(Promise::get).toList();
  }

  /** A few targets by name, more by number: a summary has room for 400 bytes. */
  private static String named(List<TargetId> targets) {
    return targets.size() > NAMED_AT_MOST
        ? targets.size() + " targets"
        : targets.stream().map(TargetId::value).collect(Collectors.joining(", "));
  }

  private AccessActivities stub(String queue, String summary) {
    return switch (terms.sweeps()) {
      case ORDINARY ->
          Workflow.newActivityStub(AccessActivities.class, Reach.sweep(queue, summary));
      case LOCAL ->
          Workflow.newLocalActivityStub(AccessActivities.class, Reach.localSweep(summary));
    };
  }
}
