package dev.handback.offboarding.seat;

import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ItemState;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

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
  public static List<SeatMovement> attested(
      List<ItemState> changed, Instant at, Function<ItemId, SeatAction> actions) {
    return changed.stream()
        .filter(SeatLedger::isBack)
        .map(state -> ended(state, at, actions))
        .toList();
  }

  /** The release was taken back before it had an effect: the seat is held as before (T13). */
  public static List<SeatMovement> heldStill(List<ItemState> changed, List<ItemOutcome> outcomes) {
    return outcomes.stream()
        .filter(
            outcome -> outcome instanceof ItemOutcome.Returned back && back.what().result().there())
        .flatMap(outcome ->
            changed.stream()
                .filter(state -> state.item().id().equals(outcome.item()))
                .filter(state -> state.item().kind() == ItemKind.SEAT)
                .map(state ->
                    SeatMovement.of(
                        state.item(), SeatAccount.PENDING, SeatAccount.HELD, outcome.at())))
        .toList();
  }

  /** The vendor's own count confirmed it: these seats are free, and only these. */
  public static List<SeatMovement> ended(
      List<ItemState> changed, List<ItemOutcome> outcomes, Function<ItemId, SeatAction> actions) {
    return outcomes.stream()
        .filter(outcome -> outcome.stage() == Stage.RELEASE_SEATS)
        .flatMap(outcome ->
            changed.stream()
                .filter(state -> state.item().id().equals(outcome.item()))
                .filter(SeatLedger::isBack)
                .map(state -> ended(state, outcome.at(), actions)))
        .distinct()
        .toList();
  }

  private static boolean isBack(ItemState state) {
    return state.item().kind() == ItemKind.SEAT
        && (state.disposition() == Disposition.RECLAIMED
            || state.disposition() == Disposition.REASSIGNED);
  }

  private static SeatMovement ended(
      ItemState seat, Instant at, Function<ItemId, SeatAction> actions) {
    var end = actions.apply(seat.item().id()).end();
    return SeatMovement.of(seat.item(), SeatAccount.PENDING, end, at);
  }
}
