package dev.handback.record.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a stream stands.
 *
 * @param reason as whoever changed the status gave it; null where they gave none
 * @param changedAt null while nobody has changed it
 * @param changedBy the operator; null where it was the receiver, or nobody
 * @param verifiedAt when the receiver last asked for a verification; null where it never has
 * @param arrivedAt when that verification arrived; null while it has not
 * @param waiting messages that have not arrived
 * @param waitingSince when the oldest of them was to be told; null where there is none
 */
public record StreamState(
    StreamStatus status,
    @Nullable String reason,
    @Nullable Instant changedAt,
    @Nullable String changedBy,
    @Nullable Instant verifiedAt,
    @Nullable Instant arrivedAt,
    long waiting,
    @Nullable Instant waitingSince) {}
