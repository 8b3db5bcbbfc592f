package dev.handback.offboarding.access;

/** Whose concern an item is first (requirement P3). */
public enum ItemClass {
  SECURITY_CRITICAL,
  COST_OPTIMISING
}
