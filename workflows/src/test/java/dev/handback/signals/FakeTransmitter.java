package dev.handback.signals;

import io.temporal.failure.ApplicationFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Has pages, and remembers what was acknowledged; may be down for a while, or for good. */
public final class FakeTransmitter implements SignalActivities {

  /** What it has, in this order. */
  public final Deque<SignalPage> pages = new ArrayDeque<>();

  /** What it was asked. */
  public final List<FetchSignals> asked = new CopyOnWriteArrayList<>();

  /** So often it does not answer. */
  public final AtomicInteger down = new AtomicInteger();

  /** Whether it gives the first page for ever. */
  public volatile boolean forgetful;

  /** Whether it refuses us. */
  public volatile boolean denies;

  @Override
  public synchronized SignalPage fetch(FetchSignals request) {
    if (denies) {
      throw ApplicationFailure.newNonRetryableFailure("no such client", "DENIED");
    }
    if (down.getAndDecrement() > 0) {
      throw ApplicationFailure.newFailure("away", "UNAVAILABLE");
    }
    asked.add(request);
    if (pages.isEmpty()) {
      return new SignalPage(List.of(), List.of());
    }
    return forgetful ? pages.getFirst() : pages.removeFirst();
  }
}
