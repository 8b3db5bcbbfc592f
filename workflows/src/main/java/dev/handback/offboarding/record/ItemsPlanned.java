package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.KeptAccess;
import java.time.Instant;
import java.util.List;

/**
 * Items join the plan.
 *
 * @param kept what was found and stays (requirement T2)
 */
public record ItemsPlanned(
    OffboardingId offboarding,
    List<AccessItem> items,
    List<AccessFound.Unreached> unreached,
    List<KeptAccess> kept,
    Instant at) {

  public ItemsPlanned {
    items = List.copyOf(items);
    unreached = List.copyOf(unreached);
    kept = List.copyOf(kept);
  }
}
