package dev.handback.worker;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.sweep.Contacts;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.estate.Contact;
import dev.handback.record.estate.TargetRegister;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the record how targets were met, beside the work: the latest of each, every few seconds. No
 * call waits for it, and none fails because the record is away.
 */
@Singleton
final class TargetHealth implements Contacts, ApplicationEventListener<ServerStartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(TargetHealth.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int LONGEST = 1000;

  private final Consumer<Collection<Contact>> record;
  private final Clock clock = Clock.systemUTC();
  private final Map<TargetId, Contact> latest = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  TargetHealth(TargetRegister register) {
    this(register::met);
  }

  TargetHealth(Consumer<Collection<Contact>> record) {
    this.record = record;
  }

  @Override
  public void answered(TargetId target) {
    latest.put(target, new Contact(target, clock.instant(), null));
  }

  @Override
  public void failed(TargetId target, ConnectorException failure) {
    var why = String.valueOf(failure.getMessage());
    var cut = why.length() <= LONGEST ? why : why.substring(0, LONGEST);
    latest.put(target, new Contact(target, clock.instant(), cut));
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    Thread.ofVirtual().name("target-health").start(this::keepTelling);
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  private void keepTelling() {
    try {
      while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        tell();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was heard since the last time; kept for the next when the record does not take it. */
  void tell() {
    var heard = List.copyOf(latest.values());
    if (heard.isEmpty()) {
      return;
    }
    try {
      record.accept(heard);
      heard.forEach(contact -> latest.remove(contact.target(), contact));
    } catch (RuntimeException away) {
      LOG.warn("how targets were met could not be told: {}", away.toString());
    }
  }
}
