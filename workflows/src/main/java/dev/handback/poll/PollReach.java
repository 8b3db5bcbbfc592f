package dev.handback.poll;

import dev.handback.offboarding.OffboardingWorkflow;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** The activity options of a poll. */
final class PollReach {

  /** Behind everything that ends somebody's access. */
  private static final Priority LAST = Priority.newBuilder().setPriorityKey(5).build();

  private PollReach() {}

  /**
   * An API that is down is asked again every ten minutes, for a day, or when it says itself: after
   * that the poll fails for all to see, and the next begins where the last one that ended did.
   */
  static ActivityOptions asking(String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(OffboardingWorkflow.TASK_QUEUE)
        .setStartToCloseTimeout(Duration.ofMinutes(10))
        .setScheduleToCloseTimeout(Duration.ofDays(1))
        .setHeartbeatTimeout(Duration.ofMinutes(2))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(5))
                .setMaximumInterval(Duration.ofMinutes(10))
                .build())
        .setPriority(LAST)
        .setSummary(summary)
        .build();
  }
}
