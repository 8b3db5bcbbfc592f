package dev.handback.offboarding.access;

/** What kind of access an item is. */
public enum ItemKind {
  ACCOUNT,
  SESSIONS,
  CREDENTIAL,
  ENTITLEMENT,
  DELEGATION,
  INTEGRATION,
  SEAT
}
