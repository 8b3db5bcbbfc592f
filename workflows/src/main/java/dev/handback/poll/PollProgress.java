package dev.handback.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a poll has come.
 *
 * @param since changes from here on are asked for
 * @param startedAt up to here everything is known when it ends
 * @param next the page that follows, as the API names it; null where there is none
 */
public record PollProgress(
    Instant since, Instant startedAt, @Nullable String next, PollOutcome outcome) {

  PollProgress after(PolledPage page, PollOutcome more) {
    return new PollProgress(since, startedAt, page.next(), outcome.plus(more));
  }
}
