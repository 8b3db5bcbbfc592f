package dev.handback.offboarding.access;

/** How far an action on an item can be taken back (requirement P3). */
public enum Reversibility {
  SUSPEND,
  DELETE,
  HARD_DELETE
}
