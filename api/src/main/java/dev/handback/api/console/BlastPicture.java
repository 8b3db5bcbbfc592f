package dev.handback.api.console;

import dev.handback.offboarding.access.ItemClass;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.plan.Preview;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far a plan reaches, as a picture and as the table that says the same: from the subject to
 * each target, to what goes there, to those who need it (requirement P6). A pure function of the
 * preview; lengths are in the picture's own units.
 *
 * @param rows one a target, the most touched first
 * @param drawn so many of them are in the picture; all are in the table
 */
public record BlastPicture(List<Row> rows, int drawn) {

  /** The height of a target's line. */
  public static final int STEP = 84;

  /** Above the first line, for the headings. */
  public static final int TOP = 36;

  public static final int BOX = 64;
  public static final int WIDTH = 980;

  private static final int MOST = 24;
  private static final int BAR = 208;
  private static final int SHORTEST_BAR = 4;
  private static final int THICKEST = 8;

  public BlastPicture {
    rows = List.copyOf(rows);
  }

  static BlastPicture of(Preview preview) {
    var at = new LinkedHashMap<TargetId, List<Preview.Item>>();
    for (var item : preview.items()) {
      at.merge(item.target(), List.of(item), BlastPicture::both);
    }
    var lost = preview.irreversible();
    var most = at.values().stream().mapToInt(List::size).max().orElse(1);
    var order =
        at.entrySet().stream().sorted(Comparator.comparingInt(one -> -one.getValue().size()));
    var targets = order.toList();
    var rows =
        IntStream.range(0, targets.size())
            .mapToObj(index -> {
              var target = targets.get(index).getKey();
              var gone = lost.stream().filter(one -> one.target().equals(target)).count();
              return Row.of(index, target, targets.get(index).getValue(), gone, most);
            })
            .toList();
    return new BlastPicture(rows, Math.min(rows.size(), MOST));
  }

  private static List<Preview.Item> both(List<Preview.Item> some, List<Preview.Item> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Those that are drawn. */
  public List<Row> drawnRows() {
    return rows.subList(0, drawn);
  }

  public int height() {
    return TOP + drawn * STEP;
  }

  /** Where the subject stands: in the middle of its targets. */
  public int middle() {
    return TOP + (drawn * STEP - STEP + BOX) / 2;
  }

  /** As much of a name as a box holds. */
  public static String cut(String name, int most) {
    return name.length() <= most ? name : name.substring(0, most - 1) + "…";
  }

  /**
   * One target.
   *
   * @param critical items that are security's first
   * @param cost items that are finance's first
   * @param irreversible items that taking back would not bring back
   * @param dependents who needs what goes, one sentence each
   */
  public record Row(
      int index,
      TargetId target,
      int critical,
      int cost,
      long irreversible,
      List<ItemKind> kinds,
      List<String> dependents,
      int most) {

    public Row {
      kinds = List.copyOf(kinds);
      dependents = List.copyOf(dependents);
    }

    static Row of(
        int index, TargetId target, List<Preview.Item> items, long irreversible, int most) {
      var critical =
          (int) items.stream().filter(it -> it.itemClass() == ItemClass.SECURITY_CRITICAL).count();
      return new Row(
          index,
          target,
          critical,
          items.size() - critical,
          irreversible,
          items.stream().map(Preview.Item::kind).distinct().sorted().toList(),
          items.stream().flatMap(it -> it.dependents().stream()).distinct().toList(),
          most);
    }

    public int items() {
      return critical + cost;
    }

    public int y() {
      return TOP + index * STEP;
    }

    public int middle() {
      return y() + BOX / 2;
    }

    /** How thick the line to it is: the more goes there, the thicker. */
    public int thickness() {
      return Math.max(1, THICKEST * items() / most);
    }

    public int criticalBar() {
      return bar(critical);
    }

    public int costBar() {
      return bar(cost);
    }

    private int bar(int count) {
      return count == 0 ? 0 : Math.max(SHORTEST_BAR, BAR * count / most);
    }
  }
}
