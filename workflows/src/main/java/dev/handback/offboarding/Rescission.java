package dev.handback.offboarding;

import java.time.Instant;

/** The event is taken back: nobody leaves after all (requirement T12). */
public record Rescission(String by, String reason, Instant at) {}
