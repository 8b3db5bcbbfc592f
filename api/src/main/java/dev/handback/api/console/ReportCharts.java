package dev.handback.api.console;

import dev.handback.api.console.Chart.Series;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The drawings of a report: the same figures as in its tables. */
final class ReportCharts {

  private final Texts t;
  private final List<MonthFigures> figures;
  private final List<String> months;

  /**
   * @param figures the earliest month first
   */
  ReportCharts(Texts t, List<MonthFigures> figures) {
    this.t = t;
    this.figures = figures;
    this.months = figures.stream().map(one -> one.month().toString()).toList();
  }

  List<Chart> all() {
    return List.of(
        chart(
            "reports.contain",
            times("reports.p50", MonthFigures::containedHalf),
            times("reports.p95", MonthFigures::containedMost)),
        chart(
            "reports.removal",
            times("reports.p50", MonthFigures::removedHalf),
            times("reports.p95", MonthFigures::removedMost)),
        chart(
            "reports.owed",
            counts("reports.breaches", MonthFigures::breaches),
            counts("reports.granted", MonthFigures::granted),
            counts("reports.lapsed", MonthFigures::lapsed)),
        chart("reports.money", money()));
  }

  private Chart chart(String title, Series... series) {
    return Chart.of(title.replace('.', '-'), t.of(title), months, List.of(series));
  }

  private Series times(String name, Function<MonthFigures, Optional<Duration>> of) {
    return new Series(
        t.of(name),
        figures.stream()
            .map(of)
            .map(took -> took.map(one -> Math.max(1.0, (double) one.toSeconds())).orElse(0.0))
            .toList(),
        figures.stream().map(of).map(ReportsPage::words).toList());
  }

  private Series counts(String name, ToLongFunction<MonthFigures> of) {
    return new Series(
        t.of(name),
        figures.stream().map(one -> (double) of.applyAsLong(one)).toList(),
        figures.stream().map(one -> Long.toString(of.applyAsLong(one))).toList());
  }

  /** Of the currency of most money: bars of different ones cannot be compared. */
  private Series money() {
    var sums = new TreeMap<String, BigDecimal>();
    figures.forEach(one -> one.saved().forEach((in, sum) -> sums.merge(in, sum, BigDecimal::add)));
    var most =
        sums.entrySet().stream()
            .max(Map.Entry.<String, BigDecimal>comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    return new Series(
        t.of("reports.saved") + (most.isEmpty() ? "" : ", " + most),
        figures.stream()
            .map(one -> one.saved().getOrDefault(most, BigDecimal.ZERO).doubleValue())
            .toList(),
        figures.stream().map(one -> one.amount(most)).toList());
  }
}
