package dev.handback.configuration.policy;

import dev.handback.offboarding.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * One approval rule as it is written: so many different people approve what has this trigger and
 * meets this condition; what is not written asks nothing.
 */
public record ApprovalLine(@Nullable Trigger trigger, @Nullable Condition when, int approvers) {

  /** Whether it is asked of each item, and not of the departure. */
  boolean isAboutItems() {
    return when != null && when.isAboutItems();
  }

  /** Whether it is asked of each item of what has this trigger. */
  boolean isAboutItemsOf(Departure departure) {
    return isAboutItems() && (trigger == null || trigger == departure.trigger());
  }

  /** A condition that fails asks people rather than nobody. */
  boolean appliesTo(Departure departure) {
    return (trigger == null || trigger == departure.trigger())
        && (when == null || when.holdsFor(departure, approvers > 0));
  }
}
