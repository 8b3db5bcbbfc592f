package dev.handback.inactivity;

import java.time.Duration;

/**
 * What the company calls unused.
 *
 * @param after so long without use
 * @param ask how long the owner has to say that it is still needed; silence means removal
 * @param atMost so many offboardings a scan begins: a company's first scan must not flood everybody
 */
public record InactivityRules(Duration after, Duration ask, int atMost) {}
