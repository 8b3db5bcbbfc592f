package dev.handback.signals;

import java.util.List;

/**
 * What a request brought.
 *
 * @param stored the ids of tokens that are in the inbox now, or were before
 */
public record SignalPage(List<String> stored, List<RefusedSignal> refused) {

  public SignalPage {
    stored = List.copyOf(stored);
    refused = List.copyOf(refused);
  }

  boolean isEmpty() {
    return stored.isEmpty() && refused.isEmpty();
  }
}
