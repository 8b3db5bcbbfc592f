package dev.handback.offboarding;

import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What runs beside the stages: chases and SLA clocks. A failure there is the run's own, and the run
 * is not over before the last of them has told the record.
 */
final class Background {

  private final List<Promise<Void>> running = new ArrayList<>();

  void start(Functions.Proc work) {
    running.add(Async.procedure(work));
  }

  /** Waits until the condition holds, or raises what went wrong beside. */
  void await(Supplier<Boolean> condition) {
    Workflow.await(() -> failure() != null || condition.get());
    raiseFailure();
  }

  /** Waits until nothing runs beside any more. */
  void awaitEnd() {
    await(() -> running.stream().allMatch(Promise::isCompleted));
  }

  private void raiseFailure() {
    var failure = failure();
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable RuntimeException failure() {
    return running.stream()
        .filter(Promise::isCompleted)
        .map(Promise::getFailure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
