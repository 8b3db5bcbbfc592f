package dev.handback.inventory;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Every activity option of a sync or a scan, each named for what it is meant to do. */
public final class SyncReach {

  /** Behind everything that ends somebody's access. */
  private static final Priority LAST = Priority.newBuilder().setPriorityKey(5).build();

  private SyncReach() {}

  /**
   * One page. A target that is down is asked again every ten minutes, for a day: after that the run
   * fails for all to see, and the schedule begins a new one.
   */
  static ActivityOptions listing(String taskQueue, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setStartToCloseTimeout(Duration.ofMinutes(5))
        .setScheduleToCloseTimeout(Duration.ofDays(1))
        .setHeartbeatTimeout(Duration.ofSeconds(30))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(2))
                .setMaximumInterval(Duration.ofMinutes(10))
                .build())
        .setPriority(LAST)
        .setSummary(summary)
        .build();
  }

  /**
   * The record and the settings, inside the workflow task. Local activities take a policy without a
   * number of attempts for no policy at all (SDK 1.38.0).
   */
  public static LocalActivityOptions record() {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(30))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(250))
                .setMaximumInterval(Duration.ofMinutes(2))
                .setMaximumAttempts(Integer.MAX_VALUE)
                .build())
        .setLocalRetryThreshold(Duration.ofSeconds(3))
        .setDoNotIncludeArgumentsIntoMarker(true)
        .build();
  }
}
