package dev.handback.connector.sweep;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Beats while a slow target works, so that only a worker that died is taken for dead: an attempt
 * that goes on beside its successor would do everything twice.
 */
public final class Heartbeat {

  /** Well under the heartbeat timeouts of a chase and of a listing. */
  private static final Duration BEAT = Duration.ofSeconds(5);

  private Heartbeat() {}

  /** Does the work and beats every few seconds meanwhile. */
  public static <T> T during(ActivityExecutionContext context, Supplier<T> work) {
    var beats = Thread.ofVirtual().name("heartbeat").start(() -> beat(context));
    try {
      return work.get();
    } finally {
      beats.interrupt();
    }
  }

  private static void beat(ActivityExecutionContext context) {
    while (true) {
      LockSupport.parkNanos(BEAT.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      try {
        context.heartbeat(null);
      } catch (ActivityCompletionException calledOff) {
        return; // the work itself hears it with its own next beat
      }
    }
  }
}
