package dev.handback.offboarding;

import java.time.Instant;

/**
 * Access ends at another time than the event said (requirement T1).
 *
 * @param effectiveAt the new time; one that is past means at once
 */
public record DateMove(Instant effectiveAt, String by, String reason, Instant at) {}
