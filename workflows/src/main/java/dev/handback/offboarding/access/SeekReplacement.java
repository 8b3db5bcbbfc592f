package dev.handback.offboarding.access;

/**
 * Asks whether somebody is active at a target.
 *
 * @param name as the event names them: an id of the system of record, or an address
 */
public record SeekReplacement(TargetId target, String name) {}
