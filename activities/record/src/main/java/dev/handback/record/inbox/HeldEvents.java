package dev.handback.record.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of held events.
 *
 * @param nextCursor asks for what follows; null when nothing does
 */
public record HeldEvents(List<HeldEvent> holds, @Nullable String nextCursor) {

  public HeldEvents {
    holds = List.copyOf(holds);
  }
}
