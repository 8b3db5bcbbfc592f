package dev.handback.record.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the inbox.
 *
 * @param nextCursor asks for what follows; null when nothing does
 */
public record InboxPage(List<InboxLine> events, @Nullable String nextCursor) {

  public InboxPage {
    events = List.copyOf(events);
  }
}
