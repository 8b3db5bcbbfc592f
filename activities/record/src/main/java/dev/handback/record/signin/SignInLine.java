package dev.handback.record.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in, a sign-out, or refusals that were the same within a minute.
 *
 * @param at when; the first time where it was more than once
 * @param times how often
 * @param who as they said; null where they said nothing, or where many were counted together
 * @param address null where many were counted together
 */
public record SignInLine(
    long id,
    Instant at,
    Instant lastAt,
    long times,
    @Nullable String who,
    SignInMethod method,
    Door door,
    SignInOutcome outcome,
    @Nullable String reason,
    @Nullable String address) {}
