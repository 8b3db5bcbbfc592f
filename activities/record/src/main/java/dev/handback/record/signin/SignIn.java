package dev.handback.record.signin;

import org.jspecify.annotations.Nullable;

/**
 * Somebody came, or went; never with what they proved it.
 *
 * @param who as they say, which need not be true where they were refused; null where they say
 *     nothing
 * @param reason why they were refused; null where they were not
 * @param address where the request came from, as far as the api sees; null where it does not
 */
public record SignIn(
    SignInMethod method,
    Door door,
    SignInOutcome outcome,
    @Nullable String who,
    @Nullable String reason,
    @Nullable String address) {}
