package dev.handback.api.console;

import dev.handback.record.report.ReportFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the report says of one month (UTC).
 *
 * @param contained how long until all sessions had ended, the shortest first
 * @param removed how long until all access was proven gone, the shortest first
 * @param saved by currency
 */
public record MonthFigures(
    YearMonth month,
    List<Duration> contained,
    List<Duration> removed,
    long breaches,
    long granted,
    long lapsed,
    long seats,
    Map<String, BigDecimal> saved) {

  private static final double HALF = 0.5;
  private static final double MOST = 0.95;

  public MonthFigures {
    contained = contained.stream().sorted().toList();
    removed = removed.stream().sorted().toList();
    saved = Map.copyOf(saved);
  }

  /** The months, each with what of the facts counts in it. */
  static List<MonthFigures> of(List<YearMonth> months, List<ReportFact> facts) {
    var sums = new TreeMap<YearMonth, Sum>();
    months.forEach(month -> sums.put(month, new Sum()));
    for (var fact : facts) {
      var sum = sums.get(YearMonth.from(fact.at().atOffset(ZoneOffset.UTC)));
      if (sum != null) {
        sum.add(fact);
      }
    }
    return sums.entrySet().stream().map(sum -> sum.getValue().of(sum.getKey())).toList();
  }

  public Optional<Duration> containedHalf() {
    return at(contained, HALF);
  }

  public Optional<Duration> containedMost() {
    return at(contained, MOST);
  }

  public Optional<Duration> removedHalf() {
    return at(removed, HALF);
  }

  public Optional<Duration> removedMost() {
    return at(removed, MOST);
  }

  /** As people write it, each currency by itself: amounts of different ones have no sum. */
  public String savedWords() {
    return new TreeMap<>(saved)
        .entrySet().stream()
            .map(sum -> amount(sum.getKey()) + " " + sum.getKey())
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
  }

  /** What was saved in this currency. */
  public String amount(String currency) {
    return saved
        .getOrDefault(currency, BigDecimal.ZERO)
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** The nearest rank: a duration that there was, never one between two. */
  private static Optional<Duration> at(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
  }

  private static final class Sum {
    private final List<Duration> contained = new ArrayList<>();
    private final List<Duration> removed = new ArrayList<>();
    private final Map<String, BigDecimal> saved = new TreeMap<>();
    private long breaches;
    private long granted;
    private long lapsed;
    private long seats;

    void add(ReportFact fact) {
      switch (fact) {
        case ReportFact.Contained one -> contained.add(one.took());
        case ReportFact.Removed one -> removed.add(one.took());
        case ReportFact.Breached one -> breaches++;
        case ReportFact.Granted one -> granted++;
        case ReportFact.Lapsed one -> lapsed++;
        case ReportFact.Saved one -> save(one);
        case ReportFact.Residual one -> {}
      }
    }

    private void save(ReportFact.Saved one) {
      seats++;
      if (!one.currency().isEmpty()) {
        saved.merge(one.currency(), one.amount(), BigDecimal::add);
      }
    }

    MonthFigures of(YearMonth month) {
      return new MonthFigures(month, contained, removed, breaches, granted, lapsed, seats, saved);
    }
  }
}
