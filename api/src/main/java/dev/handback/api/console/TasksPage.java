package dev.handback.api.console;

import dev.handback.record.obligation.ObligationView;
import java.util.List;

/** What the one who looks owes, the most urgent first. */
public record TasksPage(Shell shell, List<ObligationView> owed) {

  public TasksPage {
    owed = List.copyOf(owed);
  }
}
