package dev.handback.offboarding.access;

import dev.handback.offboarding.OffboardingId;
import java.util.List;

/** Gives back what an offboarding took, on all targets of one task queue (requirement T13). */
public record Restore(OffboardingId offboarding, List<Suspended> items) {

  public Restore {
    items = List.copyOf(items);
  }
}
