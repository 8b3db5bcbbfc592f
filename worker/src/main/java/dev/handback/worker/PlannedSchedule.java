package dev.handback.worker;

import dev.handback.inactivity.InactivityScanWorkflow;
import dev.handback.inactivity.ScanRequest;
import dev.handback.inventory.InventorySyncWorkflow;
import dev.handback.inventory.SyncRequest;
import dev.handback.offboarding.AccessWatchWorkflow;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.watch.WatchRound;
import dev.handback.poll.PollRequest;
import dev.handback.poll.SourcePollWorkflow;
import dev.handback.signals.SignalPollRequest;
import dev.handback.signals.SignalPollWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.common.Priority;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What estate and policy want done from time to time.
 *
 * @param id of the schedule
 * @param type of the workflow
 * @param taskQueue where it is served
 * @param workflowId of its runs, to which the engine adds their time
 * @param atOnce whether a new schedule begins with a run
 */
record PlannedSchedule(
    String id,
    String type,
    String taskQueue,
    String workflowId,
    Object argument,
    Duration every,
    boolean atOnce) {

  private static final String SYNC = "inventory-sync";
  private static final String POLL = "source-poll";
  private static final String SCAN = "inactivity-scan";
  private static final String WATCH = "access-watch";
  private static final String SIGNALS = "signal-poll";

  /** This late, at most, a probe that is due is taken. */
  private static final Duration WATCH_EVERY = Duration.ofMinutes(5);

  /** A run that was due while the engine was away is made up for once, if it is not much later. */
  private static final Duration CATCH_UP = Duration.ofMinutes(30);

  /** Behind everything that ends somebody's access. */
  private static final Priority LAST = Priority.newBuilder().setPriorityKey(5).build();

  /** One target's sync; at once, so that the inventory is not empty for hours. */
  static PlannedSchedule sync(TargetId target, Duration every) {
    return new PlannedSchedule(
        SYNC + "-" + target,
        InventorySyncWorkflow.TYPE,
        InventorySyncWorkflow.TASK_QUEUE,
        SYNC + "/" + target,
        new SyncRequest(target, null),
        every,
        true);
  }

  /** The scan for what is unused; there is nothing to scan before the first syncs. */
  static PlannedSchedule scan(Duration every) {
    return new PlannedSchedule(
        SCAN,
        InactivityScanWorkflow.TYPE,
        InactivityScanWorkflow.TASK_QUEUE,
        SCAN,
        new ScanRequest(null),
        every,
        false);
  }

  /** The look at what was removed; the first probe is due after an hour (requirement S11). */
  static PlannedSchedule watch() {
    return new PlannedSchedule(
        WATCH,
        AccessWatchWorkflow.TYPE,
        OffboardingWorkflow.TASK_QUEUE,
        WATCH,
        WatchRound.begin(),
        WATCH_EVERY,
        false);
  }

  /** The question to one source for what it never sent (T1). */
  static PlannedSchedule poll(String source, Duration every) {
    return new PlannedSchedule(
        POLL + "-" + source,
        SourcePollWorkflow.TYPE,
        SourcePollWorkflow.TASK_QUEUE,
        POLL + "/" + source,
        new PollRequest(source, null),
        every,
        true);
  }

  /** The poll of one transmitter of Shared Signals. */
  static PlannedSchedule signals(String source, Duration every) {
    return new PlannedSchedule(
        SIGNALS + "-" + source,
        SignalPollWorkflow.TYPE,
        SignalPollWorkflow.TASK_QUEUE,
        SIGNALS + "/" + source,
        new SignalPollRequest(source),
        every,
        false);
  }

  /** Whether a schedule of this id is one of ours. */
  static boolean isOurs(String id) {
    return Stream.of(SYNC, POLL, SIGNALS).anyMatch(kind -> id.startsWith(kind + "-"))
        || id.equals(SCAN)
        || id.equals(WATCH);
  }

  /** One run at a time: while one waits for its target, those that are due are left out. */
  Schedule schedule() {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(type)
                .setArguments(argument)
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(workflowId)
                        .setTaskQueue(taskQueue)
                        .setPriority(LAST)
                        .setStaticSummary(workflowId.replace('/', ' ').replace('-', ' '))
                        // SDK 1.38.0 cannot describe a schedule with a summary and no details
                        .setStaticDetails("Every %s, by schedule %s".formatted(every, id))
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(every)))
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .build())
        .build();
  }
}
