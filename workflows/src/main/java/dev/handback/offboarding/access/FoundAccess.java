package dev.handback.offboarding.access;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing a target says the subject has.
 *
 * @param nativeId the target's id of the thing itself: a group's DN, a role's id, a SKU; the
 *     account's id where the thing is the account
 * @param name what a person calls it
 * @param monthlyPrice what it costs a month, for a seat; null otherwise
 * @param currency ISO 4217 code, for a seat; null otherwise
 */
public record FoundAccess(
    TargetId target,
    ItemKind kind,
    AccountRef account,
    String nativeId,
    String name,
    @Nullable BigDecimal monthlyPrice,
    @Nullable String currency) {

  /** Anything that is not a seat. */
  public static FoundAccess of(
      TargetId target, ItemKind kind, AccountRef account, String nativeId, String name) {
    return new FoundAccess(target, kind, account, nativeId, name, null, null);
  }
}
