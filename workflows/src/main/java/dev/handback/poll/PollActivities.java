package dev.handback.poll;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source's API, which may be down, slow or tired of being asked. */
@ActivityInterface(namePrefix = "Poll_")
public interface PollActivities {

  /** Who has changed. */
  PolledPage list(ListChanges question);

  /**
   * Asks for each of these and takes in those who leave, as any event; what is known already
   * changes nothing.
   */
  PollOutcome hear(HearChanges changes);

  /**
   * A page of the question who has changed.
   *
   * @param next the page, as the API named it; null for the first
   */
  record ListChanges(String source, Instant since, @Nullable String next) {}

  /** These have changed. */
  record HearChanges(String source, List<PolledItem> items) {

    public HearChanges {
      items = List.copyOf(items);
    }
  }
}
