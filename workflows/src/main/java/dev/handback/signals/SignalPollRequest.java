package dev.handback.signals;

/**
 * Asks for a poll.
 *
 * @param source its name in {@code sources.yaml}
 */
public record SignalPollRequest(String source) {}
