package dev.handback.api.console;

import dev.handback.record.obligation.ObligationView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the one who looks owes, the most urgent first.
 *
 * @param events that wait for their word
 */
public record TasksPage(Shell shell, List<ObligationView> owed, List<EventTask> events) {

  public TasksPage {
    owed = List.copyOf(owed);
    events = List.copyOf(events);
  }

  /**
   * An event that waits for a person.
   *
   * @param question the text's key
   * @param page where it is answered
   * @param subject null where it could not be read
   */
  public record EventTask(
      String question,
      String page,
      @Nullable String subject,
      String source,
      Instant since,
      @Nullable String why) {}
}
