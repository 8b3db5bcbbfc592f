package dev.handback.record.inbox;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How many removals one source may start before a person is asked (requirement P7).
 *
 * @param window the time that counts, up to now
 * @param atMost so many start by themselves within it
 * @param atMostPercent and no more than so many of all known people; null when only the number
 *     counts
 */
public record GuardLimits(Duration window, long atMost, @Nullable Integer atMostPercent) {

  /** No guard: everything starts by itself. */
  public static final GuardLimits NONE = new GuardLimits(Duration.ZERO, Long.MAX_VALUE, null);

  boolean isOff() {
    return window.isZero();
  }

  /** How many start by themselves, when so many people are known. */
  long of(OptionalLong people) {
    return atMostPercent == null || people.isEmpty()
        ? atMost
        : Math.min(atMost, people.getAsLong() * atMostPercent / 100);
  }
}
