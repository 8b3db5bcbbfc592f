package dev.handback.offboarding.access;

/**
 * One account at one target.
 *
 * @param id the target's own immutable id: a DN, a UUID, a user name
 * @param name what a person calls it
 */
public record AccountRef(String id, String name) {}
