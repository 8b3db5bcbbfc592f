package dev.handback.offboarding;

import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waiting with an end, visible in the Temporal UI as a timer with a summary. */
final class Deadline {

  private Deadline() {}

  /**
   * Waits until the condition holds, at most this long. Makes no timer when it holds already.
   *
   * @return whether the condition held in time
   */
  static boolean await(Duration within, String summary, Supplier<Boolean> condition) {
    if (condition.get()) {
      return true;
    }
    var timer = new AtomicReference<@Nullable Promise<Void>>();
    var options = TimerOptions.newBuilder().setSummary(Summary.of(summary)).build();
    var scope = Workflow.newCancellationScope(() -> timer.set(Workflow.newTimer(within, options)));
    scope.run();
    Workflow.await(() -> condition.get() || isOver(timer.get()));
    if (!isOver(timer.get())) {
      scope.cancel();
    }
    return condition.get();
  }

  private static boolean isOver(@Nullable Promise<Void> timer) {
    return timer != null && timer.isCompleted();
  }
}
