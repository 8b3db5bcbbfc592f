package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.obligation.Obligation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An obligation as it is now.
 *
 * @param by who ended or delegated it; null when nobody did, or when the target itself did
 * @param reason what they said to it
 */
public record ObligationChanged(
    OffboardingId offboarding,
    Obligation obligation,
    @Nullable String by,
    @Nullable String reason,
    Instant at) {

  /** A change that nobody gave a reason for. */
  public ObligationChanged(
      OffboardingId offboarding, Obligation obligation, @Nullable String by, Instant at) {
    this(offboarding, obligation, by, null, at);
  }
}
