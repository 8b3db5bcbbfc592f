package dev.handback.offboarding.seat;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.TargetId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What policy wants of some seats (requirements L3, L4, S6). What a rule does not name fits every
 * seat.
 *
 * @param scarce only seats of pools that are scarce or bundled
 * @param grace so long after access is proven gone
 * @param at not before this date
 * @param legalHold not before somebody says that the hold is over
 * @param after not before somebody says that this has happened
 * @param replacement not before the named replacement is active
 * @param action what becomes of it; null frees it
 * @param when only seats for which this condition holds (requirement P4); null for all
 */
public record SeatRule(
    @Nullable TargetId target,
    @Nullable String sku,
    @Nullable Boolean scarce,
    @Nullable Duration grace,
    @Nullable SeatDate at,
    @Nullable Boolean legalHold,
    @Nullable SeatEvent after,
    @Nullable Replacement replacement,
    @Nullable SeatAction action,
    @Nullable String when) {

  public SeatRule {
    scarce = Boolean.TRUE.equals(scarce);
    legalHold = Boolean.TRUE.equals(legalHold);
  }

  /** Whether this rule is about this seat, if its condition holds. */
  public boolean fits(AccessItem seat, @Nullable SeatPool pool) {
    return (target == null || target.equals(seat.target()))
        && (sku == null || sku.equals(seat.nativeId()))
        && (!Boolean.TRUE.equals(scarce) || (pool != null && pool.hardToReplace()));
  }

  /**
   * What becomes of the seat. One that nobody takes over is freed.
   *
   * @param taker whom the event names as the replacement
   * @param waited how the seat's wait ended; null when it did not wait
   */
  public SeatAction becomes(@Nullable String taker, @Nullable SeatEnd waited) {
    if (action == null) {
      return SeatAction.FREE;
    }
    var nobody = taker == null || taker.isBlank();
    var late = replacement != null && waited != null && !waited.replaced();
    var reassigns = action.kind() == SeatAction.Kind.REASSIGN;
    return reassigns && (nobody || late) ? SeatAction.FREE : action;
  }

  /** How long the replacement is waited for, and what then. */
  public record Replacement(Duration within, Otherwise otherwise) {}

  /** What happens to a seat whose replacement did not come in time. */
  public enum Otherwise {
    RELEASE
  }
}
