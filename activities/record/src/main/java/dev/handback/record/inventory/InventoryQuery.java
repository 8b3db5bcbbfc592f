package dev.handback.record.inventory;

import dev.handback.offboarding.access.TargetId;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list. Null means any.
 *
 * @param subject whose
 * @param limit at most so many, 1 to 500
 * @param cursor from the page before; null for the first
 */
public record InventoryQuery(
    @Nullable TargetId target,
    @Nullable InventoryState state,
    @Nullable String subject,
    int limit,
    @Nullable String cursor) {
  private static final int MOST = 500;

  public InventoryQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
    }
  }
}
