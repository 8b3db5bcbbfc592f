package dev.handback.offboarding.seat;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One seat from one account to another: two legs, booked exactly once (requirement L2).
 *
 * @param pool target and SKU, for example {@code atelier/designer}
 * @param monthlyPrice what the seat costs a month; null when the estate does not say
 */
public record SeatMovement(
    ItemId item,
    String pool,
    SeatAccount from,
    SeatAccount to,
    @Nullable BigDecimal monthlyPrice,
    @Nullable String currency,
    Instant at) {

  /**
   * What the account of this seat holds from now on in its place.
   *
   * @param pool the pool of that SKU; null where the estate does not name it
   */
  public static SeatMovement heldInstead(
      AccessItem seat, String sku, @Nullable SeatPool pool, Instant at) {
    return new SeatMovement(
        seat.id(),
        seat.target() + "/" + sku,
        SeatAccount.DOWNGRADED,
        SeatAccount.HELD,
        pool == null ? null : pool.monthlyPrice(),
        pool == null ? null : pool.currency(),
        at);
  }

  /** A movement of the seat that this item is. */
  public static SeatMovement of(AccessItem seat, SeatAccount from, SeatAccount to, Instant at) {
    return new SeatMovement(
        seat.id(),
        seat.target() + "/" + seat.nativeId(),
        from,
        to,
        seat.monthlyPrice(),
        seat.currency(),
        at);
  }
}
