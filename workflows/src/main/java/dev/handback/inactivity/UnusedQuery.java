package dev.handback.inactivity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for accounts that were last used before a time.
 *
 * @param cursor from the page before; null for the first
 * @param limit at most so many
 */
public record UnusedQuery(Instant lastUsedBefore, @Nullable String cursor, int limit) {}
