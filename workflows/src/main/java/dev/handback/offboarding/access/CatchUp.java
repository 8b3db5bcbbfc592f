package dev.handback.offboarding.access;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Stage;
import java.util.List;

/**
 * Everything still owed at one target, from the stage at which it fell behind up to its proof (or
 * its freed seats, when it fell behind there).
 *
 * @param controlled as in {@link Sweep}
 * @param staying as in {@link Sweep}
 */
public record CatchUp(
    OffboardingId offboarding,
    TargetId target,
    Stage from,
    List<AccessItem> items,
    List<TargetAccount> controlled,
    List<TargetAccount> staying) {

  public CatchUp {
    items = List.copyOf(items);
    controlled = List.copyOf(controlled);
    staying = staying == null ? List.of() : List.copyOf(staying);
  }
}
