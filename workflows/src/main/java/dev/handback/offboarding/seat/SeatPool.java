package dev.handback.offboarding.seat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The seats of one kind at one application, as the estate has them (requirement L1).
 *
 * @param purchased how many are paid for; null where the estate does not say
 * @param contractEnd the last day of the contract
 * @param noticeDate the last day on which it can be ended
 * @param bundle the bundle that this SKU is sold in; null when it is sold alone
 * @param scarce whether a free one is hard to come by
 */
public record SeatPool(
    String sku,
    @Nullable BigDecimal monthlyPrice,
    @Nullable String currency,
    @Nullable Integer purchased,
    @Nullable LocalDate contractEnd,
    @Nullable LocalDate noticeDate,
    @Nullable String bundle,
    @Nullable Boolean scarce) {

  public SeatPool {
    scarce = Boolean.TRUE.equals(scarce);
  }

  /** Whether a seat of it is better not given away before whoever follows is there (L4). */
  public boolean hardToReplace() {
    return Boolean.TRUE.equals(scarce) || bundle != null;
  }
}
