package dev.handback.demo.chaos;

import dev.handback.estate.EstateException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something to become so, with an end. */
final class Until {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private Until() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @param what the sentence for whoever waits in vain
   * @throws EstateException with that sentence when patience runs out
   */
  static void holds(Supplier<String> what, Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!asked(condition)) {
      if (System.nanoTime() > end) {
        throw new EstateException("After %d s: %s".formatted(patience.toSeconds(), what.get()));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private static boolean asked(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (EstateException e) {
      return false; // whoever is asked may be the one that was killed: it will be back
    }
  }
}
