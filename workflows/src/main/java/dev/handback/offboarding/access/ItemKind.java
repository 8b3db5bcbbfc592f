package dev.handback.offboarding.access;

/** What kind of access an item is. */
public enum ItemKind {
  ACCOUNT,
  SESSIONS,
  CREDENTIAL,
  ENTITLEMENT,
  DELEGATION,
  INTEGRATION,
  SEAT;

  /** Whether it is what signs in: somebody's account, or an application's client. */
  public boolean signsIn() {
    return this == ACCOUNT || this == INTEGRATION;
  }
}
