package dev.handback.api.inventory;

import dev.handback.record.inventory.InventoryLine;
import dev.handback.record.inventory.InventoryPage;
import dev.handback.record.inventory.SyncLine;
import io.micronaut.serde.annotation.SerdeImport;

/** The record's own views, which know nothing of the api, are answered as they are. */
@SerdeImport(InventoryPage.class)
@SerdeImport(InventoryLine.class)
@SerdeImport(SyncLine.class)
final class InventoryViews {
  private InventoryViews() {}
}
