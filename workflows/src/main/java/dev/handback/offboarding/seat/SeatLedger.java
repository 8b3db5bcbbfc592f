package dev.handback.offboarding.seat;

import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which movements follow from what happened to seats (requirements L2, L6). Pure decisions.
 *
 * @param actions what becomes of each seat
 * @param pools where a seat that becomes another one is then
 */
public record SeatLedger(Function<ItemId, SeatAction> actions, Pools pools) {

  /** The pools of the estate. */
  @FunctionalInterface
  public interface Pools {

    /** Null where the estate does not name it. */
    @Nullable SeatPool of(TargetId target, String sku);
  }

  /** Access is proven gone: the seat waits for the vendor. */
  public static List<SeatMovement> pending(List<AccessItem> seats, Instant at) {
    return seats.stream()
        .map(seat -> SeatMovement.of(seat, SeatAccount.HELD, SeatAccount.PENDING, at))
        .toList();
  }

  /** A person saw that they are free, where no connector can: they waited for the vendor before. */
  public List<SeatMovement> attested(List<ItemState> changed, Instant at) {
    return changed.stream()
        .filter(SeatLedger::isBack)
        .flatMap(state -> ended(state.item(), at, true))
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

  /**
   * The vendor's own count confirmed it: these seats are free, and only these. One that was to
   * become another and was gone before is free, and nothing is held instead.
   */
  public List<SeatMovement> ended(List<ItemState> changed, List<ItemOutcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.stage() == Stage.RELEASE_SEATS)
        .flatMap(outcome ->
            changed.stream()
                .filter(state -> state.item().id().equals(outcome.item()))
                .filter(SeatLedger::isBack)
                .flatMap(state ->
                    ended(state.item(), outcome.at(), outcome instanceof ItemOutcome.Done)))
        .distinct()
        .toList();
  }

  private static boolean isBack(ItemState state) {
    return state.item().kind() == ItemKind.SEAT
        && (state.disposition() == Disposition.RECLAIMED
            || state.disposition() == Disposition.REASSIGNED);
  }

  private Stream<SeatMovement> ended(AccessItem seat, Instant at, boolean became) {
    var action = actions.apply(seat.id());
    var back = SeatMovement.of(seat, SeatAccount.PENDING, action.end(), at);
    var sku = action.sku();
    return sku == null || !became
        ? Stream.of(back)
        : Stream.of(back, SeatMovement.heldInstead(seat, sku, pools.of(seat.target(), sku), at));
  }
}
