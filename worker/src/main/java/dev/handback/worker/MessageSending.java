package dev.handback.worker;

import dev.handback.messages.Sender;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages beside everything else: one thread a channel, so that none waits for another. */
@Singleton
final class MessageSending implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(MessageSending.class);

  /** So late, at most, somebody hears of something. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final List<Sender> senders;
  private final CountDownLatch stopped = new CountDownLatch(1);

  MessageSending(List<Ways> ways, WorkerConfig config) {
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
      Thread.ofVirtual().name("messages-" + sender.name()).start(() -> work(sender));
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  private void work(Sender sender) {
    try {
      while (stopped.getCount() > 0) {
        if (!sentOne(sender) && stopped.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean sentOne(Sender sender) {
    try {
      return sender.sendNext();
    } catch (RuntimeException down) {
      // the messages are still there: they are looked for again
      LOG.warn("messages by {} could not be looked for: {}", sender.name(), down.toString());
      return false;
    }
  }
}
