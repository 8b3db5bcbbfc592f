package dev.handback.inventory;

import org.jspecify.annotations.Nullable;

/** One account with whose it is: what the record keeps of it. */
public record InventoryEntry(
    ListedAccount listed, AccountKind kind, @Nullable String environment, Correlation correlation) {

  static InventoryEntry of(ListedAccount account, SyncTerms terms, KnownSubjects known) {
    return new InventoryEntry(
        account,
        terms.kindOf(account),
        terms.environmentOf(account),
        Correlation.of(account, terms, known));
  }
}
