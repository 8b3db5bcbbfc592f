package dev.handback.scimapp.fault;

import java.time.Duration;

/**
 * What goes wrong from now on.
 *
 * @param delay how late answers are, for the modes that delay
 * @param retryAfter what a throttled caller is told to wait, in whole seconds
 */
public record FaultPlan(FaultMode mode, Duration delay, Duration retryAfter) {
  static final FaultPlan NONE = new FaultPlan(FaultMode.NONE, Duration.ZERO, Duration.ZERO);

  public FaultPlan {
    if (delay.isNegative() || retryAfter.isNegative()) {
      throw new IllegalArgumentException("A delay is not negative.");
    }
  }
}
