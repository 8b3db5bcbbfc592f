package dev.handback.offboarding.access;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import java.util.List;

/** Asks targets what they have of a subject. */
public record FindAccess(OffboardingId offboarding, Subject subject, List<TargetId> targets) {

  public FindAccess {
    targets = List.copyOf(targets);
  }
}
