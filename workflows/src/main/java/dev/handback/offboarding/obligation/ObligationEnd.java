package dev.handback.offboarding.obligation;

import org.jspecify.annotations.Nullable;

/**
 * It is owed no more.
 *
 * @param by who ended it; null when nobody did, or when the target itself did
 * @param reason what they said
 */
public record ObligationEnd(ObligationState state, @Nullable String by, @Nullable String reason) {}
