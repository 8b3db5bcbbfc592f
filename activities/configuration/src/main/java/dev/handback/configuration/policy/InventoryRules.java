package dev.handback.configuration.policy;

import java.time.Duration;

/**
 * How the inventory is kept (requirements P1, P8).
 *
 * @param quarantine what becomes of an account that nobody can tell whose it is
 * @param owner who is given such accounts
 * @param every how often each target is synced
 */
public record InventoryRules(Quarantine quarantine, String owner, Duration every) {

  private static final Duration FOUR_TIMES_A_DAY = Duration.ofHours(6);

  /** What becomes of an account that nobody can tell whose it is. */
  public enum Quarantine {
    /** It stays as it is, and is on the list of a person who finds out. */
    REPORT
  }

  static InventoryRules unlessWritten(String owner) {
    return new InventoryRules(Quarantine.REPORT, owner, FOUR_TIMES_A_DAY);
  }
}
