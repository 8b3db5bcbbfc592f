package dev.handback.offboarding.access;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of the plan (requirement P3): a piece of access and what is to become of it.
 *
 * @param owner who answers for the target
 * @param monthlyPrice what the seat costs a month; null for anything else
 * @param snapshot as in {@link FoundAccess}: how it was before the change
 * @param exposed as in {@link FoundAccess}: somebody else's secret, which the subject could read
 */
public record AccessItem(
    ItemId id,
    TargetId target,
    ItemKind kind,
    AccountRef account,
    String nativeId,
    String name,
    ItemClass itemClass,
    Reversibility reversibility,
    String owner,
    @Nullable BigDecimal monthlyPrice,
    @Nullable String currency,
    @Nullable String snapshot,
    boolean exposed) {

  /** An item of which no snapshot is kept. */
  public AccessItem(
      ItemId id,
      TargetId target,
      ItemKind kind,
      AccountRef account,
      String nativeId,
      String name,
      ItemClass itemClass,
      Reversibility reversibility,
      String owner,
      @Nullable BigDecimal monthlyPrice,
      @Nullable String currency) {
    this(
        id,
        target,
        kind,
        account,
        nativeId,
        name,
        itemClass,
        reversibility,
        owner,
        monthlyPrice,
        currency,
        null,
        false);
  }

  /** The same seat, as one of another kind. */
  public AccessItem as(String sku) {
    return new AccessItem(
        id,
        target,
        kind,
        account,
        sku,
        sku + " seat",
        itemClass,
        reversibility,
        owner,
        null,
        null,
        null,
        exposed);
  }

  /** The same, with how it was before. */
  public AccessItem being(@Nullable String before) {
    return new AccessItem(
        id,
        target,
        kind,
        account,
        nativeId,
        name,
        itemClass,
        reversibility,
        owner,
        monthlyPrice,
        currency,
        before,
        exposed);
  }
}
