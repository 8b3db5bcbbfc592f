package dev.handback.inactivity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what programs sign in with that is unused since before a time. What was asked about
 * after that time, about the same disuse, is left out.
 *
 * @param seenSince where no sync came after this, nobody knows whether it was used meanwhile
 * @param cursor from the page before; null for the first
 * @param limit at most so many workloads, each with all it has
 */
public record KeyQuery(
    Instant unusedSinceBefore, Instant seenSince, @Nullable String cursor, int limit) {}
