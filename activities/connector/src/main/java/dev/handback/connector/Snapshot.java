package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** How an account was when it was found, in the words that all connectors share. */
public final class Snapshot {
  private static final String ENABLED = "enabled";
  private static final String DISABLED = "disabled";

  private Snapshot() {}

  /** Of an account. */
  public static String of(boolean enabled) {
    return enabled ? ENABLED : DISABLED;
  }

  /** Whether the account could be used when it was found. */
  public static boolean wasEnabled(AccessItem account) {
    return ENABLED.equals(account.snapshot());
  }
}
