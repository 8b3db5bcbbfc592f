package dev.handback.record.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of the policy.
 *
 * @param savedAt when it was first seen
 * @param inForceAt when it was last put in force; null when it never was
 * @param offboardings how many ran under it
 */
public record PolicyVersion(
    String version, Instant savedAt, @Nullable Instant inForceAt, int offboardings) {}
