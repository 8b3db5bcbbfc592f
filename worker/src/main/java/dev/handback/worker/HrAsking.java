package dev.handback.worker;

import dev.handback.hr.ThinEvents;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks sources' APIs beside everything else: whoever waits for one holds nothing else up. */
@Singleton
final class HrAsking implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(HrAsking.class);

  /** So late, at most, an API is asked about an event. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final ThinEvents events;
  private final boolean asks;
  private final CountDownLatch stopped = new CountDownLatch(1);

  HrAsking(ThinEvents events, WorkerConfig config) {
    this.events = events;
    this.asks = config.serveRuns() && events.askAnybody();
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    if (asks) {
      Thread.ofVirtual().name("asking").start(this::work);
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  private void work() {
    try {
      while (stopped.getCount() > 0) {
        if (asked() == 0 && stopped.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private int asked() {
    try {
      return events.askDue();
    } catch (RuntimeException down) {
      // the events are still there: they are looked for again
      LOG.warn("thin events could not be looked for: {}", down.toString());
      return 0;
    }
  }
}
