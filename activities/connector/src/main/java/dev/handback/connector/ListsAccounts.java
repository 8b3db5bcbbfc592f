package dev.handback.connector;

import dev.handback.inventory.AccountPage;
import org.jspecify.annotations.Nullable;

/** Knows all accounts that there are (requirement P1). */
public interface ListsAccounts {

  /**
   * One page of them, enabled or not. An account that is there from the first page to the last is
   * on one of them, whatever comes and goes meanwhile; it may be on two. What we may not see is
   * {@link ConnectorException.Denied}, never an empty page.
   *
   * @param cursor from the page before; null for the first
   * @param limit at most so many, at least 1
   */
  AccountPage listAccounts(@Nullable String cursor, int limit);
}
