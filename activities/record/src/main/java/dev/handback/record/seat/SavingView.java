package dev.handback.record.seat;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.seat.SeatAccount;
import org.jspecify.annotations.Nullable;

/**
 * What the seats of one offboarding at one application save (requirement L7).
 *
 * @param month in which it was booked, as in {@code 2026-11}
 * @param account FREED saves from now on, CANCELLED_AT_RENEWAL once the contract is renewed
 * @param monthlySaving with two decimals, of a downgrade the difference; null where the estate
 *     names no price
 */
public record SavingView(
    String application,
    String sku,
    String month,
    OffboardingId offboarding,
    SeatAccount account,
    int seats,
    @Nullable String monthlySaving,
    @Nullable String currency) {}
