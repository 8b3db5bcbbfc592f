package dev.handback.api.console;

import dev.handback.offboarding.OffboardingState;
import dev.handback.record.run.OffboardingSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of offboardings.
 *
 * @param q what was looked for
 * @param next the address of what follows; null when nothing does
 */
public record OffboardingsPage(
    Shell shell,
    List<OffboardingSummary> offboardings,
    @Nullable OffboardingState state,
    String q,
    @Nullable String next) {

  public OffboardingsPage {
    offboardings = List.copyOf(offboardings);
  }

  /** Every state that a list can be of. */
  public OffboardingState[] states() {
    return OffboardingState.values();
  }
}
