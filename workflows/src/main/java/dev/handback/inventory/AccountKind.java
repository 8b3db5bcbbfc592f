package dev.handback.inventory;

/** What kind of account it is: shared and pooled ones are kinds of their own, and nobody's own. */
public enum AccountKind {
  PERSON,
  /** Several people sign in with it. */
  SHARED,
  /** A program signs in with it. */
  SERVICE,
  /** One of several that are handed out from a pool. */
  POOLED,
  /** Neither the target nor the estate says. */
  UNKNOWN
}
