package dev.handback.poll;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of changes.
 *
 * @param next the page that follows, as the API names it; null where there is none
 */
public record PolledPage(List<PolledItem> items, @Nullable String next) {

  public PolledPage {
    items = List.copyOf(items);
  }
}
