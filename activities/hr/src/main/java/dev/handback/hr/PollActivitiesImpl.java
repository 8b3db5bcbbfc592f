package dev.handback.hr;

import dev.handback.configuration.hr.Poll;
import dev.handback.poll.PollActivities;
import dev.handback.poll.PollOutcome;
import dev.handback.poll.PolledItem;
import dev.handback.poll.PolledPage;
import dev.handback.record.inbox.Accepted;
import dev.handback.record.inbox.AskedEvents;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Asks sources for changes, and takes in who leaves (requirements T1, T12). */
public final class PollActivitiesImpl implements PollActivities {
  private final Map<String, HrSource> sources;
  private final AskedEvents events;
  private final Clock clock;

  public PollActivitiesImpl(Map<String, HrSource> sources, AskedEvents events, Clock clock) {
    this.sources = Map.copyOf(sources);
    this.events = events;
    this.clock = clock;
  }

  @Override
  public PolledPage list(ListChanges question) {
    var source = source(question.source());
    try {
      return new Changes(source, poll(source)).list(question.since(), question.next());
    } catch (NoAnswer none) {
      throw later(none);
    }
  }

  @Override
  public PollOutcome hear(HearChanges changes) {
    var source = source(changes.source());
    var context = Activity.getExecutionContext();
    var leaving = 0;
    var found = 0;
    for (var item : changes.items()) {
      context.heartbeat(null);
      var left = leaving(source, item);
      leaving += left.isPresent() ? 1 : 0;
      found += left.filter(this::isNew).isPresent() ? 1 : 0;
    }
    return new PollOutcome(changes.items().size(), leaving, found);
  }

  private Optional<Departure> leaving(HrSource source, PolledItem item) {
    try {
      return person(source, item)
          .flatMap(
              answer -> Departure.of(source.name(), poll(source), item, answer, clock.instant()));
    } catch (NoAnswer none) {
      throw later(none);
    }
  }

  /** Whom the API does not know any more, whoever deleted them: nothing is known of them here. */
  private static Optional<PersonAnswer> person(HrSource source, PolledItem item) throws NoAnswer {
    var answer = item.answer();
    return answer == null
        ? source.person(item.id())
        : Optional.of(source.answer(HrClient.parsed(answer)));
  }

  private boolean isNew(Departure departure) {
    var outcome = events.accept(departure.event(), departure.word()).outcome();
    return outcome == Accepted.Outcome.NEW
        || outcome == Accepted.Outcome.HELD
        || outcome == Accepted.Outcome.MOVED;
  }

  private HrSource source(String name) {
    var source = sources.get(name);
    if (source == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "%s is no source that can be asked any more".formatted(name), "NO_SOURCE");
    }
    return source;
  }

  private static Poll poll(HrSource source) {
    return Objects.requireNonNull(source.api().poll(), "a source that is not polled");
  }

  /** Tried again, and not before the API wants it. */
  private static ApplicationFailure later(NoAnswer none) {
    var failure = ApplicationFailure.newBuilder().setMessage(none.why()).setType("NO_ANSWER");
    return none.notBefore().isZero()
        ? failure.build()
        : failure.setNextRetryDelay(none.notBefore()).build();
  }
}
