package dev.handback.offboarding.access;

import dev.handback.offboarding.seat.SeatAction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A seat that is not freed but becomes one of another kind (requirement S6).
 *
 * @param sku what it becomes
 */
public record SeatChange(ItemId seat, String sku) {

  /** Those among these items. */
  public static List<SeatChange> among(
      List<AccessItem> items, Function<ItemId, SeatAction> actions) {
    return items.stream()
        .filter(item -> item.kind() == ItemKind.SEAT)
        .flatMap(item ->
            Stream.ofNullable(actions.apply(item.id()).sku())
                .map(sku -> new SeatChange(item.id(), sku)))
        .toList();
  }
}
