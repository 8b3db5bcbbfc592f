package dev.handback.api.schedule;

import io.micronaut.serde.annotation.Serdeable;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleActionResult;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One schedule.
 *
 * @param every ISO 8601; null where it does not come in even intervals
 * @param note who paused it; empty where nobody said
 * @param overlap what becomes of a run that is due while the last one still runs
 * @param catchUp how late a run may be made up for, in ISO 8601
 * @param lastRun null when it never ran
 * @param nextRun null while it is paused
 */
@Serdeable
record ScheduleView(
    String id,
    boolean paused,
    String note,
    @Nullable String every,
    String overlap,
    String catchUp,
    @Nullable Run lastRun,
    @Nullable Instant nextRun) {

  private static final String OVERLAP = "SCHEDULE_OVERLAP_POLICY_";

  /** A run that it started. */
  @Serdeable
  record Run(Instant at, @Nullable String workflowId) {

    static Run of(ScheduleActionResult result) {
      return new Run(
          result.getStartedAt(),
          result.getAction() instanceof ScheduleActionExecutionStartWorkflow started
              ? started.getWorkflowId()
              : null);
    }
  }

  static ScheduleView of(ScheduleDescription schedule) {
    var state = schedule.getSchedule().getState();
    var policy = schedule.getSchedule().getPolicy();
    var recent = schedule.getInfo().getRecentActions();
    return new ScheduleView(
        schedule.getId(),
        state.isPaused(),
        state.getNote() == null ? "" : state.getNote(),
        every(schedule.getSchedule().getSpec()),
        policy.getOverlap().name().substring(OVERLAP.length()),
        policy.getCatchupWindow().toString(),
        recent.isEmpty() ? null : Run.of(recent.getLast()),
        state.isPaused()
            ? null
            : schedule.getInfo().getNextActionTimes().stream().findFirst().orElse(null));
  }

  private static @Nullable String every(ScheduleSpec spec) {
    return spec.getIntervals() == null
        ? null
        : spec.getIntervals().stream()
            .findFirst()
            .map(ScheduleIntervalSpec::getEvery)
            .map(Duration::toString)
            .orElse(null);
  }
}
