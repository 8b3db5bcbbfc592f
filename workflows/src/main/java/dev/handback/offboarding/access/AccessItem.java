package dev.handback.offboarding.access;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of the plan (requirement P3): a piece of access and what is to become of it.
 *
 * @param owner who answers for the target
 * @param monthlyPrice what the seat costs a month; null for anything else
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
    @Nullable String currency) {}
