package dev.handback.record.seat;

import dev.handback.offboarding.seat.SeatAccount;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pool (requirement L1) with its balances.
 *
 * @param application the target that sells it
 * @param inUse accounts that had such a seat when the target was synced last
 * @param monthlyPrice with two decimals
 * @param contractEnd the last day of the contract, as in {@code 2027-03-31}
 * @param ledger seats in each account of the ledger, of those that Handback has seen
 */
public record SeatPoolView(
    String application,
    String sku,
    @Nullable Integer purchased,
    int inUse,
    @Nullable String monthlyPrice,
    @Nullable String currency,
    @Nullable String contractEnd,
    @Nullable String noticeDate,
    @Nullable String bundle,
    boolean scarce,
    Map<SeatAccount, Integer> ledger) {

  public SeatPoolView {
    ledger = Map.copyOf(ledger);
  }
}
