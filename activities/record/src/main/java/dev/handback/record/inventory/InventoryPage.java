package dev.handback.record.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the inventory.
 *
 * @param nextCursor asks for what follows; null when nothing does
 */
public record InventoryPage(List<InventoryLine> accounts, @Nullable String nextCursor) {

  public InventoryPage {
    accounts = List.copyOf(accounts);
  }
}
