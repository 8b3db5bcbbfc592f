package dev.handback.api.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar chart as a drawing of the page's own: no script, no style of its own, and a sentence for
 * who does not see it.
 *
 * @param id of its title, on its page
 * @param title what it is of
 * @param words all its values as a sentence
 * @param series what each colour means, in order
 */
public record Chart(
    String id,
    String title,
    String words,
    List<String> series,
    List<Bar> bars,
    List<Label> labels) {

  public static final int WIDTH = 720;
  public static final int HEIGHT = 180;

  private static final int LEFT = 8;
  private static final int TOP = 24;
  private static final int BOTTOM = 26;
  private static final double FILLED = 0.7;

  public Chart {
    series = List.copyOf(series);
    bars = List.copyOf(bars);
    labels = List.copyOf(labels);
  }

  /** One bar: which series it is of, and where it stands. */
  public record Bar(int series, double x, double y, double width, double height) {}

  /** A word under or over a bar. */
  public record Label(String text, double x, double y) {}

  /** Values of one series, one for each month, with their words. */
  public record Series(String name, List<Double> values, List<String> words) {

    public Series {
      values = List.copyOf(values);
      words = List.copyOf(words);
    }
  }

  static Chart of(String id, String title, List<String> months, List<Series> series) {
    var most =
        series.stream().flatMap(one -> one.values().stream()).mapToDouble(v -> v).max().orElse(0);
    var bars = new ArrayList<Bar>();
    var labels = new ArrayList<Label>();
    var slot = (double) (WIDTH - 2 * LEFT) / Math.max(1, months.size());
    var width = slot * FILLED / series.size();
    for (int month = 0; month < months.size(); month++) {
      var from = LEFT + month * slot + slot * (1 - FILLED) / 2;
      labels.add(new Label(shortened(months, month), LEFT + (month + .5) * slot, HEIGHT - 8));
      for (int of = 0; of < series.size(); of++) {
        var value = series.get(of).values().get(month);
        if (value > 0) {
          var height = Math.max(1, value / most * (HEIGHT - TOP - BOTTOM));
          bars.add(new Bar(of, from + of * width, HEIGHT - BOTTOM - height, width - 1, height));
        }
      }
    }
    return new Chart(
        id, title, words(months, series), series.stream().map(Series::name).toList(), bars, labels);
  }

  /** A number as SVG writes it, whatever the language of the page. */
  public String at(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** The year stands where it begins. */
  private static String shortened(List<String> months, int month) {
    var text = months.get(month);
    return month == 0 || text.endsWith("-01") ? text : text.substring(5);
  }

  private static String words(List<String> months, List<Series> series) {
    var words = new ArrayList<String>();
    for (int month = 0; month < months.size(); month++) {
      var values = new ArrayList<String>();
      for (var one : series) {
        if (one.values().get(month) > 0) {
          values.add(one.name() + " " + one.words().get(month));
        }
      }
      if (!values.isEmpty()) {
        words.add(months.get(month) + " " + String.join(", ", values));
      }
    }
    return String.join("; ", words);
  }
}
