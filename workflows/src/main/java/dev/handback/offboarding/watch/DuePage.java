package dev.handback.offboarding.watch;

import java.time.Instant;

/** Asks for what is due now, at most so many. */
public record DuePage(Instant now, int limit) {}
