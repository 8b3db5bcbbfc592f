package dev.handback.record.seat;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A seat that policy keeps for a while (requirements L3, L4).
 *
 * @param pool application and SKU, for example {@code atelier/designer}
 * @param until when its wait is over at the latest; null while it hangs on somebody's word
 * @param replacement who is waited for
 */
public record WaitingSeatView(
    OffboardingId offboarding,
    ItemId item,
    String pool,
    String why,
    Instant since,
    @Nullable Instant until,
    @Nullable String replacement) {}
