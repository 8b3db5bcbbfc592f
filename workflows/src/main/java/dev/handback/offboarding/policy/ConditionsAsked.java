package dev.handback.offboarding.policy;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.access.AccessItem;
import java.util.List;

/** Asks which of a policy's conditions hold for which items of an offboarding. */
public record ConditionsAsked(
    OffboardingRequest request, List<String> conditions, List<AccessItem> items) {

  public ConditionsAsked {
    conditions = List.copyOf(conditions);
    items = List.copyOf(items);
  }
}
