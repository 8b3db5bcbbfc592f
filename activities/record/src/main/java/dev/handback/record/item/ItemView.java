package dev.handback.record.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemClass;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.access.Reversibility;
import dev.handback.offboarding.access.TargetId;
import org.jspecify.annotations.Nullable;

/**
 * One item as both teams see it.
 *
 * @param disposition its one end; null before (requirement R4)
 * @param finance null for anything but a seat
 * @param restored that it is back; null unless the offboarding was taken back and it is (T13)
 * @param irreversible why nothing brings it back; null unless nothing does
 * @param leftAlone why it stays as somebody else left it; null unless it does
 */
public record ItemView(
    ItemId id,
    TargetId target,
    ItemKind kind,
    String name,
    String account,
    @JsonProperty("class") ItemClass itemClass,
    Reversibility reversibility,
    String owner,
    ItemStatus status,
    @Nullable Disposition disposition,
    SecurityView security,
    @Nullable FinanceView finance,
    @Nullable RestoredView restored,
    @Nullable String irreversible,
    @Nullable String leftAlone) {

  /** An item of an offboarding that nobody took back. */
  public ItemView(
      ItemId id,
      TargetId target,
      ItemKind kind,
      String name,
      String account,
      ItemClass itemClass,
      Reversibility reversibility,
      String owner,
      ItemStatus status,
      @Nullable Disposition disposition,
      SecurityView security,
      @Nullable FinanceView finance) {
    this(
        id,
        target,
        kind,
        name,
        account,
        itemClass,
        reversibility,
        owner,
        status,
        disposition,
        security,
        finance,
        null,
        null,
        null);
  }
}
