package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;

/**
 * What a sync found.
 *
 * @param accounts that the target lists
 * @param quarantined of these, how many nobody can tell whose they are
 * @param gone that were there before and are not any more
 */
public record SyncOutcome(TargetId target, int accounts, int quarantined, int gone) {}
