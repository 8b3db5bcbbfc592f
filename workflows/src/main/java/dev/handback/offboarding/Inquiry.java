package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessActivities;
import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.offboarding.access.FindAccess;
import dev.handback.offboarding.access.Gap;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Sweep;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Asks targets and touches nothing. Each is asked on its own, unlike in a run's sweeps: one that is
 * slow, or whose zone has no worker now, does not hide what the others say.
 */
final class Inquiry {

  private final OffboardingRequest request;
  private final Terms terms;

  Inquiry(OffboardingRequest request, Terms terms) {
    this.request = request;
    this.terms = terms;
  }

  /** What the subject has, everywhere. */
  AccessFound findAccess() {
    var answers =
        each(
            terms.estate().stream().map(TargetBrief::id).toList(),
            Stage.PLAN.title(),
            (access, target) ->
                access.findAccess(new FindAccess(request.id(), request.subject(), List.of(target))),
            target -> new AccessFound(List.of(), List.of(silent(target))));
    return AccessFound.of(answers);
  }

  /** What would break without these accounts. */
  List<ItemOutcome> checkDependencies(List<AccessItem> items) {
    var stage = Stage.CHECK_DEPENDENCIES;
    var accounts = new LinkedHashMap<TargetId, List<AccessItem>>();
    items.stream()
        .filter(item -> stage.concerns(item.kind()))
        .forEach(
            item -> accounts.computeIfAbsent(item.target(), target -> new ArrayList<>()).add(item));
    return each(
            List.copyOf(accounts.keySet()),
            stage.title(),
            (access, target) ->
                access.checkDependencies(sweep(stage, at(accounts, target))).outcomes(),
            target -> at(accounts, target).stream().map(item -> failed(stage, item)).toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** What only people can do there; a target that does not say has nothing said of it. */
  List<Gap> findGaps(List<TargetId> targets) {
    return each(
            targets,
            "What only people can do",
            (access, target) ->
                access
                    .findGaps(new FindAccess(request.id(), request.subject(), List.of(target)))
                    .gaps(),
            target -> List.<Gap>of())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private Sweep sweep(Stage stage, List<AccessItem> items) {
    return new Sweep(request.id(), stage, items, List.of(), List.of());
  }

  private static List<AccessItem> at(Map<TargetId, List<AccessItem>> items, TargetId target) {
    return items.getOrDefault(target, List.of());
  }

  private <T> List<T> each(
      List<TargetId> targets,
      String title,
      BiFunction<AccessActivities, TargetId, T> call,
      Function<TargetId, T> otherwise) {
    var asked = new LinkedHashMap<TargetId, Promise<T>>();
    for (var target : targets) {
      var access =
          Workflow.newActivityStub(
              AccessActivities.class,
              Reach.inquiry(terms.target(target).taskQueue(), title + ": " + target));
      asked.put(target, Async.function(() -> call.apply(access, target)));
    }
    var answers = new ArrayList<T>();
    asked.forEach((target, answer) -> {
      try {
        answers.add(answer.get());
      } catch (ActivityFailure silent) {
        answers.add(otherwise.apply(target));
      }
    });
    return answers;
  }

  private static AccessFound.Unreached silent(TargetId target) {
    return new AccessFound.Unreached(
        target, FailureKind.UNAVAILABLE, noAnswer(target), Journal.now());
  }

  private static ItemOutcome failed(Stage stage, AccessItem item) {
    return new ItemOutcome.Failed(
        item.id(), stage, FailureKind.UNAVAILABLE, noAnswer(item.target()), Journal.now());
  }

  private static String noAnswer(TargetId target) {
    return "%s gave no answer within %d s".formatted(target, Reach.INQUIRY.toSeconds());
  }
}
