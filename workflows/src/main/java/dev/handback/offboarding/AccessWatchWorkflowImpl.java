package dev.handback.offboarding;

import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.watch.DuePage;
import dev.handback.offboarding.watch.DueProbe;
import dev.handback.offboarding.watch.ProbeReport;
import dev.handback.offboarding.watch.WatchActivities;
import dev.handback.offboarding.watch.WatchRound;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Page by page, until nothing is due. */
public final class AccessWatchWorkflowImpl implements AccessWatchWorkflow {

  /** Some twenty items each: a page stays far below the 2 MB of a payload. */
  private static final int PAGE = 20;

  /** About 3,000 events with two task queues: far below the limit of a history. */
  private static final int PAGES = 12;

  private final WatchActivities record =
      Workflow.newLocalActivityStub(WatchActivities.class, Reach.record());
  private final SettingsActivities settings =
      Workflow.newLocalActivityStub(SettingsActivities.class, Reach.record());

  @Override
  public WatchRound watch(WatchRound soFar) {
    var sweep = new ProbeSweep(queues());
    var round = soFar;
    for (var page = 0; page < PAGES; page++) {
      var due = record.due(new DuePage(Journal.now(), PAGE)).probes();
      if (due.isEmpty()) {
        return round;
      }
      for (var report : take(sweep, due)) {
        record.report(report);
        round = round.after(report);
      }
      Workflow.setCurrentDetails(
          "%d probes, %d saw access that is back, %d could not see everything"
              .formatted(round.probes(), round.cameBack(), round.unanswered()));
    }
    return Workflow.newContinueAsNewStub(AccessWatchWorkflow.class).watch(round);
  }

  /** All of a page at once, each on all its targets. */
  private static List<ProbeReport> take(ProbeSweep sweep, List<DueProbe> due) {
    var seen = due.stream().map(probe -> Async.function(sweep::of, probe)).toList();
    Promise.allOf(seen).get();
    var now = Journal.now();
    return IntStream.range(0, due.size())
        .mapToObj(i -> ProbeReport.of(due.get(i), seen.get(i).get(), now))
        .toList();
  }

  private Map<TargetId, String> queues() {
    return settings.estate().targets().stream()
        .collect(Collectors.toMap(TargetBrief::id, TargetBrief::taskQueue, (a, b) -> a));
  }
}
