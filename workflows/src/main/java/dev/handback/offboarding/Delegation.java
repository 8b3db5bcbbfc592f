package dev.handback.offboarding;

import dev.handback.offboarding.obligation.ObligationId;
import java.time.Instant;

/**
 * Somebody else owes it from now on, by the same date (requirement O1).
 *
 * @param to a person, by the name they sign in with or their address, or a role
 */
public record Delegation(
    ObligationId obligation, String to, String by, String reason, Instant at) {}
