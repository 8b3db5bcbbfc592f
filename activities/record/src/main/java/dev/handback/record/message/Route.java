package dev.handback.record.message;

import org.jspecify.annotations.Nullable;

/**
 * One way by which somebody is told.
 *
 * @param channel its name in the configuration
 * @param recipient whom the message is for, as the record calls them
 * @param address where the channel reaches them; null where nobody knows
 */
public record Route(String channel, String recipient, @Nullable String address) {}
