package dev.handback.api.console;

import dev.handback.record.inbox.InboxLine;
import dev.handback.record.inbox.InboxState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came, and what became of it.
 *
 * @param q what was looked for
 * @param next the address of what follows; null when nothing does
 */
public record InboxListPage(
    Shell shell,
    List<InboxLine> events,
    @Nullable InboxState state,
    String q,
    @Nullable String next) {

  public InboxListPage {
    events = List.copyOf(events);
  }

  /** Every state that a list can be of. */
  public InboxState[] states() {
    return InboxState.values();
  }
}
