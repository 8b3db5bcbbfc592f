package dev.handback.configuration.policy;

import dev.handback.inventory.QuarantineRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the inventory is kept (requirements P1, P8).
 *
 * @param quarantine what becomes of an account that nobody can tell whose it is
 * @param owner who is given such accounts
 * @param every how often each target is synced
 * @param ask how long that person has before such an account is disabled; null where it never is
 * @param atMost so many of them each sync asks about; null where it asks about none
 */
public record InventoryRules(
    Quarantine quarantine,
    String owner,
    Duration every,
    @Nullable Duration ask,
    @Nullable Integer atMost) {

  private static final Duration FOUR_TIMES_A_DAY = Duration.ofHours(6);

  /** What becomes of an account that nobody can tell whose it is. */
  public enum Quarantine {
    /** It stays as it is, and is on the list of a person who finds out. */
    REPORT,
    /** That person is asked whose it is; without an answer it is disabled. */
    DISABLE
  }

  /**
   * Checks that who is asked has time to answer.
   *
   * @throws IllegalArgumentException where accounts are disabled without being asked about
   */
  public InventoryRules {
    if (quarantine == Quarantine.DISABLE && (ask == null || atMost == null)) {
      throw new IllegalArgumentException(
          "to DISABLE it needs ask, how long somebody has to answer, and atMost, how many are asked about at once");
    }
  }

  /** What the sync does about such accounts; null where it lists them only. */
  public @Nullable QuarantineRules asking() {
    return quarantine == Quarantine.REPORT || ask == null || atMost == null
        ? null
        : new QuarantineRules(owner, ask, atMost);
  }

  static InventoryRules unlessWritten(String owner) {
    return new InventoryRules(Quarantine.REPORT, owner, FOUR_TIMES_A_DAY, null, null);
  }
}
