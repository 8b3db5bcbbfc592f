package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.access.ItemState;
import java.util.List;

/**
 * An offboarding as the record has it, to be taken back after it was sealed (T13).
 *
 * @param pages how many pages it has, where a whole application was retired (T6)
 */
public record TakenBack(OffboardingRequest request, List<ItemState> items, int pages) {

  public TakenBack {
    items = List.copyOf(items);
  }
}
