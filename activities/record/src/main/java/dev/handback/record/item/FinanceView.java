package dev.handback.record.item;

import dev.handback.offboarding.seat.SeatAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finance's columns of a seat (requirement R3).
 *
 * @param seat the ledger's account the seat is in now
 * @param reclaimed whether the vendor's own count says that it is free
 * @param reclaimedAt when that was booked; null before
 * @param monthlyPrice what it costs a month, with two decimals; null when the estate does not say
 * @param currency ISO 4217 code; null like the price
 * @param downgradedTo the SKU that its account holds instead; null where it holds none
 * @param monthlySaving what is saved a month, of a downgrade the difference; null before, and where
 *     it cannot be told
 */
public record FinanceView(
    SeatAccount seat,
    boolean reclaimed,
    @Nullable Instant reclaimedAt,
    @Nullable String monthlyPrice,
    @Nullable String currency,
    @Nullable String downgradedTo,
    @Nullable String monthlySaving) {

  /** A seat in whose place nothing is held. */
  public FinanceView(
      SeatAccount seat,
      boolean reclaimed,
      @Nullable Instant reclaimedAt,
      @Nullable String monthlyPrice,
      @Nullable String currency) {
    this(
        seat,
        reclaimed,
        reclaimedAt,
        monthlyPrice,
        currency,
        null,
        reclaimed ? monthlyPrice : null);
  }
}
