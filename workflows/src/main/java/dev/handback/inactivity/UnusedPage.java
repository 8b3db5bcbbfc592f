package dev.handback.inactivity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the unused accounts.
 *
 * @param nextCursor asks for what follows; null when nothing does
 */
public record UnusedPage(List<UnusedAccount> accounts, @Nullable String nextCursor) {

  public UnusedPage {
    accounts = List.copyOf(accounts);
  }
}
