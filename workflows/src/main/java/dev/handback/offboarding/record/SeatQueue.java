package dev.handback.offboarding.record;

/** How many seats of the pool waited longer for the same replacement and wait still. */
public record SeatQueue(int before) {}
