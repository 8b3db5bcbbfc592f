package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.seat.SeatMovement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage did.
 *
 * @param items every item that the outcomes changed, as it is now
 * @param next the stage and state the run is in from now on; null when it stays
 */
public record StageReport(
    OffboardingId offboarding,
    List<ItemOutcome> outcomes,
    List<ItemState> items,
    List<SeatMovement> seats,
    @Nullable StageEntered next) {

  public StageReport {
    outcomes = List.copyOf(outcomes);
    items = List.copyOf(items);
    seats = List.copyOf(seats);
  }
}
