package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.access.ItemState;
import java.util.List;

/** An offboarding as the record has it, to be taken back after it was sealed (T13). */
public record TakenBack(OffboardingRequest request, List<ItemState> items) {

  public TakenBack {
    items = List.copyOf(items);
  }
}
