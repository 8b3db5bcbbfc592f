package dev.handback.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a sync has come.
 *
 * @param cursor where the next page begins; null at the beginning
 * @param accounts how many were listed; one that a page repeats counts again
 */
public record SyncProgress(
    SyncId sync, Instant startedAt, @Nullable String cursor, int pages, int accounts) {

  SyncProgress after(AccountPage page) {
    return new SyncProgress(
        sync, startedAt, page.nextCursor(), pages + 1, accounts + page.accounts().size());
  }
}
