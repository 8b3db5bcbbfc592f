package dev.handback.api.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures that security and finance report.
 *
 * @param at when the record was read
 * @param figures of each month, the latest first
 * @param residual items of access that should be gone and are not proven gone
 * @param residualOf of so many offboardings
 * @param residualSince the oldest; null when there is none
 */
public record ReportsPage(
    Shell shell,
    Instant at,
    int months,
    List<MonthFigures> figures,
    long residual,
    long residualOf,
    @Nullable Instant residualSince,
    List<Chart> charts) {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  public ReportsPage {
    figures = List.copyOf(figures);
    charts = List.copyOf(charts);
  }

  /** How long a report may be. */
  public List<Integer> lengths() {
    return ReportPages.LENGTHS;
  }

  /** A time as people say it, in its two largest parts. */
  public static String words(Optional<Duration> took) {
    return took.map(ReportsPage::words).orElse("");
  }

  static String words(Duration took) {
    var seconds = took.toSeconds();
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return parts(seconds, MINUTE, "min", 1, "s");
    }
    return seconds < DAY
        ? parts(seconds, HOUR, "h", MINUTE, "min")
        : parts(seconds, DAY, "d", HOUR, "h");
  }

  private static String parts(long seconds, int large, String its, int small, String rest) {
    var left = seconds % large / small;
    return seconds / large + " " + its + (left == 0 ? "" : " " + left + " " + rest);
  }
}
