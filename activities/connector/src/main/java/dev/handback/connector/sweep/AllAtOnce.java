package dev.handback.connector.sweep;

import dev.handback.connector.ConnectorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works on all targets at once, each on a virtual thread and within its own limit, and never for
 * longer than the slowest limit. Tells Temporal what is finished, so that a retry skips it.
 */
final class AllAtOnce implements AutoCloseable {

  /** Well under the heartbeat timeout of a sweep. */
  private static final Duration BEAT = Duration.ofSeconds(3);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * One answer a target, in their order. {@code otherwise} answers for a target that raised or ran
   * out of time.
   */
  <T> List<T> run(
      List<Target> targets,
      Function<Target, T> work,
      BiFunction<Target, ConnectorException, T> otherwise,
      Consumer<List<T>> beat) {
    var start = System.nanoTime();
    var futures = targets.stream().map(target -> threads.submit(() -> work.apply(target))).toList();
    var answers = new ArrayList<T>();
    for (var i = 0; i < futures.size(); i++) {
      var target = targets.get(i);
      try {
        var deadline = start + target.stageLimit().toNanos();
        answers.add(await(futures.get(i), target, deadline, () -> beat.accept(answers)));
      } catch (ConnectorException failure) {
        answers.add(otherwise.apply(target, failure));
      }
    }
    return answers;
  }

  private static <T> T await(Future<T> future, Target target, long deadline, Runnable beat) {
    while (true) {
      var left = deadline - System.nanoTime();
      try {
        return future.get(Math.max(1, Math.min(left, BEAT.toNanos())), TimeUnit.NANOSECONDS);
      } catch (TimeoutException notYet) {
        if (deadline - System.nanoTime() <= 0) {
          future.cancel(true);
          throw new ConnectorException.Unavailable(
              "%s did not finish within %s".formatted(target.id(), target.stageLimit()), notYet);
        }
        beat.run();
      } catch (ExecutionException failed) {
        throw translated(target, failed.getCause());
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new ConnectorException.Unavailable("this worker is stopping", stopping);
      }
    }
  }

  /** A connector that raises anything else has a defect; its target counts as unreached. */
  private static ConnectorException translated(Target target, @Nullable Throwable cause) {
    return cause instanceof ConnectorException known
        ? known
        : new ConnectorException.Unavailable(
            "%s: unexpected %s".formatted(target.id(), cause), cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
