package dev.handback.offboarding.record;

import dev.handback.offboarding.ExceptionGrant;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.obligation.ObligationId;

/**
 * Access stays for a time, approved (requirement O4).
 *
 * @param obligation the obligation that lapses into removal
 */
public record ExceptionGranted(
    OffboardingId offboarding, ExceptionGrant grant, ObligationId obligation) {}
