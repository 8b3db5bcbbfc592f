package dev.handback.offboarding.seat;

import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ItemState;
import java.time.Instant;
import java.util.List;

/** Which movements follow from what happened to seats (requirements L2, L6). Pure decisions. */
public final class SeatLedger {

  private SeatLedger() {}

  /** Access is proven gone: the seat waits for the vendor. */
  public static List<SeatMovement> pending(List<AccessItem> seats, Instant at) {
    return seats.stream()
        .map(seat -> SeatMovement.of(seat, SeatAccount.HELD, SeatAccount.PENDING, at))
        .toList();
  }

  /** A person saw that they are free, where no connector can: they waited for the vendor before. */
  public static List<SeatMovement> attested(List<ItemState> changed, Instant at) {
    return changed.stream()
        .filter(state -> state.disposition() == Disposition.RECLAIMED)
        .map(state -> SeatMovement.of(state.item(), SeatAccount.PENDING, SeatAccount.FREED, at))
        .toList();
  }

  /** The vendor's own count confirmed it: these seats are free, and only these. */
  public static List<SeatMovement> freed(List<ItemState> changed, List<ItemOutcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.stage() == Stage.RELEASE_SEATS)
        .flatMap(outcome ->
            changed.stream()
                .filter(state -> state.item().id().equals(outcome.item()))
                .filter(state -> state.disposition() == Disposition.RECLAIMED)
                .map(state ->
                    SeatMovement.of(
                        state.item(), SeatAccount.PENDING, SeatAccount.FREED, outcome.at())))
        .distinct()
        .toList();
  }
}
