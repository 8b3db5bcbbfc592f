package dev.handback.api.console;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between two texts, with a few lines around each change (requirement P4). */
public record Difference(List<Line> lines) {

  /** So many equal lines stand before and after a change. */
  private static final int AROUND = 3;

  public Difference {
    lines = List.copyOf(lines);
  }

  static Difference between(String before, String after) {
    var patch = DiffUtils.diff(before.lines().toList(), after.lines().toList(), true);
    var deltas = patch.getDeltas();
    var lines = new ArrayList<Line>();
    for (var i = 0; i < deltas.size(); i++) {
      var delta = deltas.get(i);
      if (delta.getType() == DeltaType.EQUAL) {
        lines.addAll(equal(delta, i > 0, i < deltas.size() - 1));
      } else {
        lines.addAll(numbered(Change.REMOVED, delta.getSource(), true));
        lines.addAll(numbered(Change.ADDED, delta.getTarget(), false));
      }
    }
    return new Difference(lines.stream().anyMatch(Line::isChange) ? lines : List.of());
  }

  private static List<Line> numbered(Change change, Chunk<String> chunk, boolean isBefore) {
    var lines = new ArrayList<Line>();
    for (var i = 0; i < chunk.size(); i++) {
      var number = chunk.getPosition() + i + 1;
      var text = chunk.getLines().get(i);
      lines.add(new Line(change, isBefore ? number : null, isBefore ? null : number, text));
    }
    return lines;
  }

  /** The lines next to a change; what is further away is left out, and said to be. */
  private static List<Line> equal(
      AbstractDelta<String> delta, boolean followsChange, boolean precedesChange) {
    var size = delta.getSource().size();
    var head = followsChange ? Math.min(AROUND, size) : 0;
    var tail = precedesChange ? Math.max(head, size - AROUND) : size;
    var lines = new ArrayList<Line>();
    for (var i = 0; i < size; i++) {
      if (i < head || i >= tail) {
        lines.add(
            new Line(
                Change.SAME,
                delta.getSource().getPosition() + i + 1,
                delta.getTarget().getPosition() + i + 1,
                delta.getSource().getLines().get(i)));
      } else if (i == head) {
        lines.add(new Line(Change.LEFT_OUT, null, null, ""));
      }
    }
    return lines;
  }

  /**
   * One line.
   *
   * @param before its number in the first text; null where it is not there
   * @param after its number in the second
   */
  public record Line(
      Change change, @Nullable Integer before, @Nullable Integer after, String text) {

    boolean isChange() {
      return change == Change.ADDED || change == Change.REMOVED;
    }
  }

  /** What became of a line. */
  public enum Change {
    SAME,
    ADDED,
    REMOVED,
    /** Lines in between, all the same. */
    LEFT_OUT
  }
}
