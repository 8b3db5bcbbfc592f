package dev.handback.inactivity;

import org.jspecify.annotations.Nullable;

/**
 * What a scan found.
 *
 * @param unused accounts unused for longer than the policy allows, of those that were looked at
 * @param asked how many owners are asked for the first time in this period
 * @param takenBack questions that nobody needs an answer to: their accounts are used again
 * @param keys the same of what programs sign in with; null where policy has no rule of its own
 */
public record ScanOutcome(int unused, int asked, int takenBack, @Nullable KeysFound keys) {}
