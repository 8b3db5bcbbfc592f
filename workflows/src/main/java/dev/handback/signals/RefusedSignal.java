package dev.handback.signals;

/**
 * A token that was not to be believed.
 *
 * @param id by which the transmitter calls it
 * @param code of RFC 8935, 2.4
 */
public record RefusedSignal(String id, String code, String description) {}
