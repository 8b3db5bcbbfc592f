package dev.handback.inactivity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what programs sign in with and do not use, in the order of the workloads, each whole.
 *
 * @param nextCursor asks for what follows; null when nothing does
 * @param notKnown of how many keys in all no target says whether they are used
 */
public record KeyPage(List<UnusedKey> keys, @Nullable String nextCursor, int notKnown) {

  public KeyPage {
    keys = List.copyOf(keys);
  }
}
