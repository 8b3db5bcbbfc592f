package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessActivities;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.offboarding.access.FindAccess;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Sweep;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.plan.Plan;
import dev.handback.offboarding.watch.DueProbe;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tries again whatever an offboarding has proven gone: its verify stage once more (S5, S11). */
final class ProbeSweep {

  private final Map<TargetId, String> queues;

  /** With the task queue of each target of the estate as it is now. */
  ProbeSweep(Map<TargetId, String> queues) {
    this.queues = Map.copyOf(queues);
  }

  /** An outcome for each item. */
  List<ItemOutcome> of(DueProbe probe) {
    var byQueue = new TreeMap<String, List<AccessItem>>();
    var strangers = new ArrayList<ItemOutcome>();
    for (var item : probe.items()) {
      var queue = queues.get(item.target());
      if (queue == null) {
        strangers.add(failed(item, FailureKind.MISCONFIGURED, "is not in estate.yaml any more"));
      } else {
        byQueue.computeIfAbsent(queue, any -> new ArrayList<>()).add(item);
      }
    }
    var answers =
        byQueue.entrySet().stream()
            .map(one -> Async.function(() -> verify(probe, one.getKey(), one.getValue())))
            .toList();
    var later = lookAgain(probe);
    return Stream.of(
            strangers.stream(),
            answers.stream().map(Promise::get).flatMap(List::stream),
            later.stream().map(Promise::get).flatMap(List::stream))
        .flatMap(seen -> seen)
        .toList();
  }

  /**
   * Accounts and certificates of the leaver that the offboarding never knew: made, or found, after
   * it was planned.
   */
  private List<Promise<List<ItemOutcome>>> lookAgain(DueProbe probe) {
    var leaver = probe.leaver();
    if (leaver == null) {
      return List.of();
    }
    var byQueue = new TreeMap<String, List<TargetId>>();
    queues.forEach(
        (target, queue) -> byQueue.computeIfAbsent(queue, any -> new ArrayList<>()).add(target));
    return byQueue.entrySet().stream()
        .map(one -> Async.function(() -> find(probe, leaver, one.getKey(), one.getValue())))
        .toList();
  }

  private static List<ItemOutcome> find(
      DueProbe probe, Subject leaver, String queue, List<TargetId> targets) {
    var summary = "Probe %d of %s: accounts".formatted(probe.number(), probe.offboarding());
    var access = Workflow.newActivityStub(AccessActivities.class, Reach.probe(queue, summary));
    try {
      var question = new FindAccess(probe.offboarding(), leaver, sorted(targets));
      var found = Plan.from(probe.offboarding(), access.findAccess(question).found(), List.of());
      return found.items().stream()
          .filter(item -> item.kind() == ItemKind.ACCOUNT || item.kind() == ItemKind.CERTIFICATE)
          .filter(item -> !probe.known().contains(TargetAccount.of(item)))
          .map(ProbeSweep::foundLater)
          .toList();
    } catch (ActivityFailure unserved) {
      // what it knows there is not reached either, and keeps the probe open
      return List.of();
    }
  }

  private static List<TargetId> sorted(List<TargetId> targets) {
    return targets.stream().sorted(Comparator.comparing(TargetId::value)).toList();
  }

  private static ItemOutcome foundLater(AccessItem item) {
    var what = item.kind() == ItemKind.ACCOUNT ? "account " + item.name() : item.name();
    var text = "%s has %s, which nobody knew of".formatted(item.target(), what);
    return new ItemOutcome.StillAllowed(item.id(), Stage.VERIFY, text, Journal.now());
  }

  private static List<ItemOutcome> verify(DueProbe probe, String queue, List<AccessItem> items) {
    var summary = "Probe %d of %s".formatted(probe.number(), probe.offboarding());
    var access = Workflow.newActivityStub(AccessActivities.class, Reach.probe(queue, summary));
    try {
      var sweep =
          new Sweep(
              probe.offboarding(),
              Stage.VERIFY,
              items,
              probe.controlled(),
              probe.staying(),
              probe.ownPassword());
      return access.verifyNoAccess(sweep).outcomes();
    } catch (ActivityFailure unserved) {
      return items.stream()
          .map(item -> failed(item, FailureKind.UNAVAILABLE, "was not reached on queue " + queue))
          .toList();
    }
  }

  private static ItemOutcome failed(AccessItem item, FailureKind kind, String how) {
    var text = "%s %s".formatted(item.target(), how);
    return new ItemOutcome.Failed(item.id(), Stage.VERIFY, kind, text, Journal.now());
  }
}
