package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import java.time.Instant;
import java.util.List;

/** Items join the plan. */
public record ItemsPlanned(
    OffboardingId offboarding,
    List<AccessItem> items,
    List<AccessFound.Unreached> unreached,
    Instant at) {

  public ItemsPlanned {
    items = List.copyOf(items);
    unreached = List.copyOf(unreached);
  }
}
