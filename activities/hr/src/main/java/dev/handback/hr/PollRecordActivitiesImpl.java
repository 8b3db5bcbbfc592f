package dev.handback.hr;

import dev.handback.poll.PollRecordActivities;
import dev.handback.record.poll.SourcePolls;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.Map;

/** How far each source was polled, and how much of that is asked for again. */
public final class PollRecordActivitiesImpl implements PollRecordActivities {
  private final Map<String, HrSource> sources;
  private final SourcePolls polls;

  public PollRecordActivitiesImpl(Map<String, HrSource> sources, SourcePolls polls) {
    this.sources = Map.copyOf(sources);
    this.polls = polls;
  }

  @Override
  public Instant since(PollBegins begins) {
    var source = sources.get(begins.source());
    var poll = source == null ? null : source.api().poll();
    if (poll == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "%s is not polled any more".formatted(begins.source()), "NO_SOURCE");
    }
    return polls
        .polledTo(begins.source())
        .map(to -> to.minus(poll.overlap()))
        .orElseGet(() -> begins.at().minus(poll.lookBack()));
  }

  @Override
  public void polled(Polled polled) {
    polls.polled(polled.source(), polled.to(), polled.endedAt());
  }
}
