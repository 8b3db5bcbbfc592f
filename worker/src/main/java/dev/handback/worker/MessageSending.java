package dev.handback.worker;

import dev.handback.messages.Sender;
import dev.handback.record.message.EventNews;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages beside everything else: one thread a channel, so that none waits for another, and
 * one that looks for events of which nobody was told yet.
 */
@Singleton
final class MessageSending implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(MessageSending.class);

  /** So late, at most, somebody hears of something. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final List<Sender> senders;
  private final EventNews news;
  private final CountDownLatch stopped = new CountDownLatch(1);

  MessageSending(List<Ways> ways, EventNews news, WorkerConfig config) {
    this.news = news;
    this.senders =
        config.serveRuns()
            ? ways.stream().flatMap(some -> some.senders().stream()).toList()
            : List.of();
  }

  /** Some ways out: of one configuration file. */
  record Ways(List<Sender> senders) {}

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    for (var sender : senders) {
      start(sender.name(), sender::sendNext);
    }
    if (!senders.isEmpty()) {
      start("of events", () -> news.tell(Instant.now()));
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  private void start(String name, BooleanSupplier next) {
    Thread.ofVirtual().name("messages " + name).start(() -> work(name, next));
  }

  private void work(String name, BooleanSupplier next) {
    try {
      while (stopped.getCount() > 0) {
        if (!isOneMore(name, next) && stopped.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isOneMore(String name, BooleanSupplier next) {
    try {
      return next.getAsBoolean();
    } catch (RuntimeException down) {
      // the messages are still there: they are looked for again
      LOG.warn("messages {} could not be looked for: {}", name, down.toString());
      return false;
    }
  }
}
