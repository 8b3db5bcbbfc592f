package dev.handback.offboarding.access;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import java.util.List;

/**
 * Asks targets what they have of a subject.
 *
 * @param accounts where it is about these accounts, whosever they are (requirement T6); empty where
 *     it is about the subject's own
 */
public record FindAccess(
    OffboardingId offboarding, Subject subject, List<TargetId> targets, List<AccountRef> accounts) {

  public FindAccess {
    targets = List.copyOf(targets);
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
  }

  /** What there is of the subject's own. */
  public FindAccess(OffboardingId offboarding, Subject subject, List<TargetId> targets) {
    this(offboarding, subject, targets, List.of());
  }
}
