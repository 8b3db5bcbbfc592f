package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.watch.PlannedProbe;
import java.time.Instant;
import java.util.List;

/**
 * The run is over.
 *
 * @param probes when access is looked at again
 */
public record SealRequest(
    OffboardingId offboarding, OffboardingState state, Instant at, List<PlannedProbe> probes) {

  public SealRequest {
    probes = List.copyOf(probes);
  }

  /** Over, with nothing to look at again. */
  public SealRequest(OffboardingId offboarding, OffboardingState state, Instant at) {
    this(offboarding, state, at, List.of());
  }
}
