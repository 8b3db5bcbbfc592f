package dev.handback.api.offboarding;

import dev.handback.offboarding.seat.SeatEvent;

/** A word about a seat that waits for it. */
record SeatBody(SeatEvent event, String reason) {}
