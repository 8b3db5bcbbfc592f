package dev.handback.worker;

import dev.handback.connector.sweep.AccessActivitiesImpl;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Greets every target once at the start, beside everything else, and says which do not answer. */
@Singleton
final class TargetGreeting implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(TargetGreeting.class);

  private final AccessActivitiesImpl access;

  TargetGreeting(AccessActivitiesImpl access) {
    this.access = access;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    Thread.ofVirtual().name("target-greeting").start(this::greet);
  }

  private void greet() {
    var unreached = access.greetTargets();
    unreached.forEach(
        one -> LOG.warn("target {} does not answer: {}: {}", one.target(), one.kind(), one.how()));
    if (unreached.isEmpty()) {
      LOG.info("every target answers");
    }
  }
}
