package dev.handback.worker;

import dev.handback.offboarding.AccessWatchWorkflow;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.watch.WatchRound;
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

/** When {@link AccessWatchWorkflow} takes what the record has due (requirement S11). */
final class AccessWatchSchedule {

  static final String ID = "access-watch";

  /** The first probe is due after an hour: this late, at most, it is taken. */
  private static final Duration EVERY = Duration.ofMinutes(5);

  /** Mass and scheduled work comes after everything that people wait for. */
  private static final int AFTER_ALL_ELSE = 5;

  private AccessWatchSchedule() {}

  static Schedule schedule() {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(AccessWatchWorkflow.class)
                .setArguments(WatchRound.begin())
                .setOptions(run())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(EVERY)))
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                // a round takes all that is due: after an outage one of them makes up for the
                // others
                .setCatchupWindow(EVERY)
                .build())
        .build();
  }

  private static WorkflowOptions run() {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(ID)
        .setTaskQueue(OffboardingWorkflow.TASK_QUEUE)
        .setPriority(Priority.newBuilder().setPriorityKey(AFTER_ALL_ELSE).build())
        // both: SDK 1.38.0 cannot describe a schedule whose run has a summary and no details
        .setStaticSummary("Probe again what was removed")
        .setStaticDetails("Takes the probes that the record has due (S11).")
        .build();
  }
}
