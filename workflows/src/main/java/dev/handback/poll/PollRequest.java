package dev.handback.poll;

import org.jspecify.annotations.Nullable;

/**
 * What a poll is about.
 *
 * @param source its name in {@code sources.yaml}
 * @param progress where it goes on; null where it begins
 */
public record PollRequest(String source, @Nullable PollProgress progress) {}
