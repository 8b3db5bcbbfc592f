package dev.handback.inactivity;

import dev.handback.offboarding.access.TargetId;
import java.time.Instant;

/** Asks for accounts with this seat that were last used before a time of their own. */
public record UnusedSeat(TargetId target, String sku, Instant lastUsedBefore) {}
