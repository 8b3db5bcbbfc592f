package dev.handback.api.offboarding;

import dev.handback.api.engine.PreviewClient;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.plan.Preview;
import io.micronaut.http.HttpStatus;
import io.temporal.client.WorkflowFailedException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What an offboarding would do, for the call and for the page alike (requirement P6). */
@Singleton
public final class Previews {

  /** Longer than the two questions to each target together, which have eight seconds each. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Submissions submissions;
  private final PreviewClient previews;

  Previews(Submissions submissions, PreviewClient previews) {
    this.submissions = submissions;
    this.previews = previews;
  }

  /**
   * The plan that would run; changes nothing.
   *
   * @throws Refusal 403 about themselves, 503 and 504 when nobody could say
   */
  public Preview preview(StartOffboarding wanted, Caller caller) {
    var request = submissions.request(wanted, caller);
    try {
      return previews.preview(request, PATIENCE);
    } catch (TimeoutException none) {
      throw Refusal.of(
          HttpStatus.GATEWAY_TIMEOUT,
          "There is no preview after %d seconds".formatted(PATIENCE.toSeconds()),
          "nothing was changed; see that a worker runs, and ask again");
    } catch (WorkflowFailedException ended) {
      throw Refusal.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The preview was ended before it was ready",
          "nothing was changed; ask again");
    }
  }
}
