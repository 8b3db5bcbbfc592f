package dev.handback.record.message;

import java.time.Duration;
import java.time.Instant;

/**
 * When a channel may reach a recipient, and how often.
 *
 * @param forPeople whether who answered meanwhile is asked no more; programs are told of everything
 * @param notBefore of what is not urgent: now, or when quiet hours end
 * @param atMost so many messages within the window, and what comes above is one
 */
public record Pace(boolean forPeople, Instant notBefore, int atMost, Duration window) {

  /** As it comes. */
  public static Pace unlimited(Instant now) {
    return new Pace(false, now, Integer.MAX_VALUE, Duration.ZERO);
  }

  /** Decides for one recipient. */
  @FunctionalInterface
  public interface Rule {
    Pace of(String channel, String recipient, Instant now);
  }
}
