package dev.handback.inactivity;

import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's enabled account, with the last use that its target ever told.
 *
 * @param seat the SKU that it held when it was synced last; null for none
 */
public record UnusedAccount(
    TargetId target,
    AccountRef account,
    Subject subject,
    Instant lastUsedAt,
    @Nullable String seat) {}
