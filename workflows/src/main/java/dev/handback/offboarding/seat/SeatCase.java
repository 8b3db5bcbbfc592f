package dev.handback.offboarding.seat;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.AccessItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A seat that waits: its workflow's one argument, and a wire format.
 *
 * @param taskQueue where its target is reached
 * @param heard the words that were said already
 * @param found how the replacement was seen to be active; null while they were not
 */
public record SeatCase(
    OffboardingId offboarding,
    AccessItem seat,
    String taskQueue,
    SeatHold hold,
    List<SeatWord> heard,
    @Nullable String found) {

  public SeatCase {
    heard = List.copyOf(heard);
  }

  /** The Temporal workflow id of this seat's wait. */
  public String workflowId() {
    return "%s/seat/%s".formatted(offboarding.workflowId(), seat.id());
  }
}
