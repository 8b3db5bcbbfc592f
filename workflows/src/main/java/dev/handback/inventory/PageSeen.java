package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import java.util.List;

/**
 * Accounts that a target listed just now.
 *
 * @param namesPeople whether the target names its people by the system of record's id
 */
public record PageSeen(
    SyncId sync, TargetId target, boolean namesPeople, List<InventoryEntry> entries, Instant at) {

  public PageSeen {
    entries = List.copyOf(entries);
  }
}
