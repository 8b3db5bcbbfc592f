package dev.handback.signals;

import io.temporal.activity.ActivityInterface;

/** A transmitter's poll endpoint, and the inbox. */
@ActivityInterface(namePrefix = "Signals_")
public interface SignalActivities {

  /** Acknowledges the page before, fetches the next, and stores it; an empty one is the last. */
  SignalPage fetch(FetchSignals request);
}
