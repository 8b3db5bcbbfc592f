package dev.handback.configuration.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mass-removal guard (requirement P7): what one source starts beyond it waits for a person.
 *
 * @param window the time that counts, up to now
 * @param atMost so many start by themselves within it
 * @param atMostPercent and no more than so many of all known people; null when only the number
 *     counts
 */
public record Guard(Duration window, int atMost, @Nullable Integer atMostPercent) {

  public Guard {
    if (!window.isPositive()) {
      throw new IllegalArgumentException("window must be longer than nothing, such as PT1H");
    }
  }
}
