package dev.handback.record.obligation;

import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.record.ObligationChanged;
import java.time.Instant;

/** What the record knows of an obligation before it is told something. */
public record KnownObligation(
    ObligationState state, int escalation, int reminders, String assignee, Instant changedAt) {

  /** Whether this is another state of it, and not one from before. */
  public boolean isChangedBy(ObligationChanged changed) {
    return differsFrom(changed.obligation()) && !changedAt.isAfter(changed.at());
  }

  private boolean differsFrom(Obligation owed) {
    return owed.state() != state
        || owed.escalation() != escalation
        || owed.reminders() != reminders
        || !owed.assignee().equals(assignee);
  }
}
