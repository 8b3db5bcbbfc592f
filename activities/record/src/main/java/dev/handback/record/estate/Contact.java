package dev.handback.record.estate;

import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last meeting with a target ended.
 *
 * @param failure what went wrong; null when it answered
 */
public record Contact(TargetId target, Instant at, @Nullable String failure) {}
