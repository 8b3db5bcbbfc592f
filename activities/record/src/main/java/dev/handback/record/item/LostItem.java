package dev.handback.record.item;

import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.plan.Undo;
import java.util.Optional;

/**
 * What stays gone when an offboarding is taken back (requirement T13).
 *
 * @param why one sentence
 */
public record LostItem(ItemId item, TargetId target, ItemKind kind, String name, String why) {

  public static Optional<LostItem> of(ItemState state) {
    var item = state.item();
    return Undo.of(state, false) instanceof Undo.Stays gone
        ? Optional.of(new LostItem(item.id(), item.target(), item.kind(), item.name(), gone.why()))
        : Optional.empty();
  }
}
