package dev.handback.api.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The figures as a table for other programs: times in seconds, one column for each currency. */
final class ReportCsv {

  private static final List<String> COLUMNS =
      List.of(
          "month",
          "contained",
          "contain_p50_seconds",
          "contain_p95_seconds",
          "removed",
          "removal_p50_seconds",
          "removal_p95_seconds",
          "sla_breaches",
          "exceptions_granted",
          "exceptions_lapsed",
          "seats");

  private ReportCsv() {}

  static String of(List<MonthFigures> figures) {
    var currencies = new TreeSet<String>();
    figures.forEach(one -> currencies.addAll(one.saved().keySet()));
    var header = new ArrayList<String>(COLUMNS);
    currencies.forEach(currency -> header.add("saved_" + currency));
    var out = new StringBuilder();
    try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      csv.printRecord(header);
      for (var one : figures) {
        var row = row(one);
        currencies.forEach(currency -> row.add(one.amount(currency)));
        csv.printRecord(row);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory can be written", impossible);
    }
    return out.toString();
  }

  private static List<Object> row(MonthFigures one) {
    return new ArrayList<>(
        List.of(
            one.month(),
            one.contained().size(),
            seconds(one.containedHalf()),
            seconds(one.containedMost()),
            one.removed().size(),
            seconds(one.removedHalf()),
            seconds(one.removedMost()),
            one.breaches(),
            one.granted(),
            one.lapsed(),
            one.seats()));
  }

  private static Object seconds(Optional<Duration> took) {
    return took.<Object>map(Duration::toSeconds).orElse("");
  }
}
