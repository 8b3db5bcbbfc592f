package dev.handback.hr;

import dev.handback.record.inbox.AskedEvents;
import dev.handback.record.inbox.ThinEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks sources' APIs what their events leave out, until they answer or a person has to decide. */
public final class ThinEvents {
  private static final Logger LOG = LoggerFactory.getLogger(ThinEvents.class);

  /** So many at once: more than that, and an API feels attacked. */
  private static final int AT_ONCE = 8;

  /** A process that dies while it asks lets another ask after this. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int DOUBLINGS = 6;

  private final Map<String, HrSource> sources;
  private final AskedEvents events;
  private final Clock clock;

  public ThinEvents(Map<String, HrSource> sources, AskedEvents events, Clock clock) {
    this.sources = Map.copyOf(sources);
    this.events = events;
    this.clock = clock;
  }

  /** Whether anybody can be asked at all. */
  public boolean askAnybody() {
    return !sources.isEmpty();
  }

  /** Asks about what is due now; how much that was. */
  public int askDue() {
    var due = events.claim(sources.keySet(), AT_ONCE, LEASE);
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(event -> each.execute(() -> ask(event)));
    }
    return due.size();
  }

  private void ask(ThinEvent event) {
    var source = Objects.requireNonNull(sources.get(event.source()), "claimed for another");
    try {
      settle(event, completed(source, event));
    } catch (NoAnswer none) {
      notYet(event, source, none);
    } catch (RuntimeException failure) {
      // the event is still there: it is looked at again when the lease is over
      LOG.warn("what {} says could not be kept", event.id(), failure);
    }
  }

  private Completion completed(HrSource source, ThinEvent event) throws NoAnswer {
    Optional<PersonAnswer> answer = source.person(event.word().request().subject().id());
    return answer.isEmpty()
        ? Completion.unknown(event.word(), source.api().fetch().unknown())
        : Completion.of(event.word(), answer.get(), clock.instant());
  }

  private void settle(ThinEvent event, Completion completion) {
    switch (completion) {
      case Completion.Complete complete -> {
        var _ = events.completed(event.id(), complete.word());
      }
      case Completion.StillEmployed still -> events.startsNothing(event.id(), still.why());
      case Completion.Unclear unclear -> events.needsPerson(event.id(), unclear.why());
    }
  }

  private void notYet(ThinEvent event, HrSource source, NoAnswer none) {
    var now = clock.instant();
    var end = event.since().plus(source.api().fetch().within());
    if (now.isBefore(end)) {
      events.again(event.id(), next(event, none, now, end), waiting(event, none));
    } else {
      events.needsPerson(
          event.id(),
          "its source's API has not said what the event leaves out, asked %d times since %s; last: %s"
              .formatted(event.attempts(), since(event), none.why()));
    }
  }

  /** The API's own wish counts, and the last time is when the time is up. */
  private static Instant next(ThinEvent event, NoAnswer none, Instant now, Instant end) {
    var usual = FIRST_WAIT.multipliedBy(1L << Math.clamp(event.attempts() - 1L, 0, DOUBLINGS));
    var wait = usual.compareTo(LONGEST_WAIT) < 0 ? usual : LONGEST_WAIT;
    var wished = none.notBefore().compareTo(wait) > 0 ? none.notBefore() : wait;
    var at = now.plus(wished);
    return at.isBefore(end) ? at : end;
  }

  private static String waiting(ThinEvent event, NoAnswer none) {
    return "waits for its source's API since %s; last: %s".formatted(since(event), none.why());
  }

  private static Instant since(ThinEvent event) {
    return event.since().truncatedTo(ChronoUnit.SECONDS);
  }
}
