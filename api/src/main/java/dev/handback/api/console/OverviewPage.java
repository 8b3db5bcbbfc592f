package dev.handback.api.console;

import dev.handback.record.exception.ExceptionView;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.run.OffboardingSummary;
import java.util.List;

/**
 * What runs, what waits on whom, what fails, what lapses, and what was saved this month.
 *
 * @param open offboardings that are not over, the last received first
 * @param owed by people, the most urgent first
 * @param failing targets that owe a removal, the most urgent first
 * @param lapsing exceptions that hold, the first to lapse first
 * @param saved this month, one line each currency
 */
public record OverviewPage(
    Shell shell,
    List<OffboardingSummary> open,
    List<ObligationView> owed,
    List<ObligationView> failing,
    List<ExceptionView> lapsing,
    List<Saved> saved) {

  public OverviewPage {
    open = List.copyOf(open);
    owed = List.copyOf(owed);
    failing = List.copyOf(failing);
    lapsing = List.copyOf(lapsing);
    saved = List.copyOf(saved);
  }

  /** Seats that came back, and what they cost a month. */
  public record Saved(int seats, String amount, String currency) {}
}
