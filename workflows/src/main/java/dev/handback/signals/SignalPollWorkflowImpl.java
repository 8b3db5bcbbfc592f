package dev.handback.signals;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Page by page, until there is none. */
public final class SignalPollWorkflowImpl implements SignalPollWorkflow {

  /** A hundred each; a transmitter that takes no acknowledgement does not keep us for ever. */
  private static final int PAGES = 50;

  @Override
  public PollOutcome poll(SignalPollRequest request) {
    var signals =
        Workflow.newActivityStub(SignalActivities.class, fetching("poll " + request.source()));
    var outcome = PollOutcome.NOTHING;
    var page = signals.fetch(FetchSignals.first(request.source()));
    for (var pages = 1; !page.isEmpty() && pages < PAGES; pages++) {
      outcome = outcome.and(page);
      page = signals.fetch(FetchSignals.after(request.source(), page));
    }
    return outcome;
  }

  /**
   * One request and the storing of its answer. A transmitter that is down is asked again for a
   * quarter of an hour: then the run fails for all to see, and the schedule begins a new one.
   */
  private static ActivityOptions fetching(String summary) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofMinutes(2))
        .setScheduleToCloseTimeout(Duration.ofMinutes(15))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setMaximumInterval(Duration.ofMinutes(2))
                .build())
        .setSummary(summary)
        .build();
  }
}
