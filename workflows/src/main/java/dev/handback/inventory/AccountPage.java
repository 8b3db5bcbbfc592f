package dev.handback.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a target's accounts.
 *
 * @param nextCursor asks for what follows; null when nothing does
 */
public record AccountPage(List<ListedAccount> accounts, @Nullable String nextCursor) {

  public AccountPage {
    accounts = List.copyOf(accounts);
  }
}
