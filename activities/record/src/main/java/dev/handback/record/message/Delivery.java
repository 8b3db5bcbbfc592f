package dev.handback.record.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param sentAt when it arrived; null while it has not
 * @param nextAt when it is tried next; null when it is not
 * @param why what the last try came to; null where it arrived, or was not tried yet
 */
public record Delivery(
    String id,
    MessageKind kind,
    String channel,
    String recipient,
    MessageState state,
    Instant createdAt,
    int attempts,
    @Nullable Instant sentAt,
    @Nullable Instant nextAt,
    @Nullable String why) {}
