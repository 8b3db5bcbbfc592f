package dev.handback.offboarding.seat;

import java.time.Instant;

/**
 * A seat waits no more.
 *
 * @param replaced whether the replacement it waited for is active
 */
public record SeatEnd(String how, boolean replaced, Instant at) {}
