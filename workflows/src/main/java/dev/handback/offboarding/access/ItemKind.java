package dev.handback.offboarding.access;

/** What kind of access an item is. */
public enum ItemKind {
  ACCOUNT,
  SESSIONS,
  CREDENTIAL,
  /** An X.509 certificate: it opens by itself, and no account is disabled to end that. */
  CERTIFICATE,
  ENTITLEMENT,
  DELEGATION,
  INTEGRATION,
  SEAT;

  /** Whether it is what signs in: somebody's account, or an application's client. */
  public boolean signsIn() {
    return this == ACCOUNT || this == INTEGRATION;
  }
}
