package dev.handback.configuration.policy;

import java.time.Duration;

/**
 * What is unused, and what becomes of it (requirement T9).
 *
 * @param after so long without use
 * @param ask how long the owner has to say that it is still needed; silence means removal
 * @param every how often the inventory is scanned
 * @param atMost so many offboardings each scan begins
 */
public record InactivityLine(Duration after, Duration ask, Duration every, int atMost) {}
