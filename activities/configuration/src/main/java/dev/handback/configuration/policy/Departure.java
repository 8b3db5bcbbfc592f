package dev.handback.configuration.policy;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;

/** What a policy's conditions are asked about: who leaves, and why. */
public record Departure(Subject subject, Trigger trigger, Risk risk) {

  public static Departure of(OffboardingRequest request) {
    return new Departure(request.subject(), request.trigger(), request.risk());
  }

  /** Risk never waits for a person's word (requirement T7). */
  public boolean cannotWait() {
    return trigger == Trigger.RISK || risk == Risk.HIGH;
  }
}
