package dev.handback.signals;

import java.util.List;

/**
 * One request to a transmitter.
 *
 * @param acknowledged tokens that were stored
 * @param refused tokens that were not to be believed
 */
public record FetchSignals(String source, List<String> acknowledged, List<RefusedSignal> refused) {

  public FetchSignals {
    acknowledged = List.copyOf(acknowledged);
    refused = List.copyOf(refused);
  }

  static FetchSignals first(String source) {
    return new FetchSignals(source, List.of(), List.of());
  }

  static FetchSignals after(String source, SignalPage page) {
    return new FetchSignals(source, page.stored(), page.refused());
  }
}
