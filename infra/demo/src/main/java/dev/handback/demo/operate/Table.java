package dev.handback.demo.operate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Columns as wide as what is in them; the last one as long as it likes. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(Table::text).toList());
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  private static String text(Object cell) {
    var text = cell.toString();
    // what others wrote must not act on the terminal
    return text.isBlank() || text.equals("null") ? "-" : text.replaceAll("\\p{Cc}", " ");
  }

  @Override
  public String toString() {
    return rows.stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(List<String> row) {
    var line = new StringBuilder();
    for (int column = 0; column < row.size() - 1; column++) {
      line.append(row.get(column)).repeat(' ', width(column) - length(row.get(column))).append(GAP);
    }
    return line.append(row.getLast()).toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
