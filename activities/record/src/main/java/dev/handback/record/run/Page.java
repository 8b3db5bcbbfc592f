package dev.handback.record.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor asks for what follows; null when nothing does
 */
public record Page(List<OffboardingSummary> offboardings, @Nullable String nextCursor) {

  public Page {
    offboardings = List.copyOf(offboardings);
  }
}
