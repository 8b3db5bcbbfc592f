package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import org.jspecify.annotations.Nullable;

/**
 * Asks a target for its accounts.
 *
 * @param cursor from the page before; null for the first
 * @param limit at most so many
 */
public record ListAccounts(TargetId target, @Nullable String cursor, int limit) {}
