package dev.handback.record.item;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetId;

/** What a person needs to recognise an item. */
public record ItemName(TargetId target, ItemKind kind, String name) {

  public static ItemName of(AccessItem item) {
    return new ItemName(item.target(), item.kind(), item.name());
  }
}
