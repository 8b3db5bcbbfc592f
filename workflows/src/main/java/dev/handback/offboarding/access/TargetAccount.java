package dev.handback.offboarding.access;

/**
 * Which account at which target.
 *
 * @param id the target's own immutable id of the account, as in {@link AccountRef}
 */
public record TargetAccount(TargetId target, String id) {

  /** The account that this item belongs to. */
  public static TargetAccount of(AccessItem item) {
    return new TargetAccount(item.target(), item.account().id());
  }
}
