package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one target's sync.
 *
 * @param progress null for a new one
 */
public record SyncRequest(TargetId target, @Nullable SyncProgress progress) {}
