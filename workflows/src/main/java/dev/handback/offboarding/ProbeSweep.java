package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessActivities;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Sweep;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.watch.DueProbe;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
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
    return Stream.concat(
            strangers.stream(), answers.stream().map(Promise::get).flatMap(List::stream))
        .toList();
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
