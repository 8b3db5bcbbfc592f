package dev.handback.record.inactivity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what has gone idle.
 *
 * @param nextCursor asks for what follows; null when nothing does
 */
public record IdlePage(List<IdleView> idle, @Nullable String nextCursor) {

  public IdlePage {
    idle = List.copyOf(idle);
  }
}
