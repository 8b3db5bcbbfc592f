package dev.handback.inactivity;

import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.seat.SeatDowngrade;
import java.time.Duration;
import java.time.Instant;

/**
 * A dear seat that is not used becomes a cheaper one, and its account stays (requirement T9).
 *
 * @param to what it becomes
 * @param after so long without use
 */
public record DowngradeRule(TargetId target, String sku, String to, Duration after) {

  /** Whether this account holds such a seat and is unused for so long. */
  boolean fits(UnusedAccount unused, Instant now) {
    return unused.target().equals(target)
        && sku.equals(unused.seat())
        && unused.lastUsedAt().isBefore(now.minus(after));
  }

  SeatDowngrade of(UnusedAccount unused) {
    return new SeatDowngrade(target, unused.account(), sku, to);
  }
}
