package dev.handback.record.item;

import java.time.Instant;

/**
 * That the subject has an item again, or has it still (requirement T13).
 *
 * @param how one sentence
 */
public record RestoredView(Instant at, String how) {}
