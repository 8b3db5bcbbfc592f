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
 * @param snapshot how it is now, as far as its connector needs that to give it back (T13); opaque
 *     to everybody else, never a secret, null where there is nothing to keep
 * @param exposed whether it is somebody else's secret, which the subject could read (S2)
 */
public record FoundAccess(
    TargetId target,
    ItemKind kind,
    AccountRef account,
    String nativeId,
    String name,
    @Nullable BigDecimal monthlyPrice,
    @Nullable String currency,
    @Nullable String snapshot,
    boolean exposed) {

  /** Something of which no snapshot is kept. */
  public FoundAccess(
      TargetId target,
      ItemKind kind,
      AccountRef account,
      String nativeId,
      String name,
      @Nullable BigDecimal monthlyPrice,
      @Nullable String currency) {
    this(target, kind, account, nativeId, name, monthlyPrice, currency, null, false);
  }

  /**
   * The secret of somebody else.
   *
   * @param holder whose it is: their account stays
   * @param fingerprint tells whether it is another one by now, and nothing else
   */
  public static FoundAccess exposed(TargetId target, AccountRef holder, String fingerprint) {
    return new FoundAccess(
        target,
        ItemKind.CREDENTIAL,
        holder,
        "secret of " + holder.id(),
        "the secret of %s, which could be read".formatted(holder.name()),
        null,
        null,
        fingerprint,
        true);
  }

  /** Anything that is not a seat. */
  public static FoundAccess of(
      TargetId target, ItemKind kind, AccountRef account, String nativeId, String name) {
    return new FoundAccess(target, kind, account, nativeId, name, null, null);
  }

  /** The same, with how it is now. */
  public FoundAccess being(@Nullable String now) {
    return new FoundAccess(
        target, kind, account, nativeId, name, monthlyPrice, currency, now, exposed);
  }
}
