package dev.handback.offboarding.record;

import java.time.Instant;

/**
 * The sealed chain.
 *
 * @param head hexadecimal SHA-256 of the last entry
 * @param entries how many entries the chain has
 */
public record Sealed(String head, long entries, Instant at) {}
