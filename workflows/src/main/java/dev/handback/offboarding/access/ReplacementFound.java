package dev.handback.offboarding.access;

/** Somebody is active at a target. */
public record ReplacementFound(String how) {}
