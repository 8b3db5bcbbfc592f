package dev.handback.connector;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cursor for targets whose lists have positions and nothing else. The entry before the position
 * is read again: when it is another one than it was, somebody came or went before it, and the page
 * before is read again as well, so that nobody is left out.
 *
 * @param before how many entries are before this position
 * @param last the id of the one just before; empty at the beginning
 */
public record Position(int before, String last) {

  private static final Position BEGINNING = new Position(0, "");

  /** Reads so many entries, the first of them at this position, counted from 0. */
  @FunctionalInterface
  public interface Reading<T, E extends Exception> {
    List<T> read(int first, int count) throws E;
  }

  /** Entries, and where the next begin; null when there are none. */
  public record Part<T>(List<T> entries, @Nullable Position next) {

    public Part {
      entries = List.copyOf(entries);
    }

    /** The next position as text; null at the end. */
    public @Nullable String cursor() {
      return next == null ? null : next.text();
    }
  }

  /** What {@link #text} wrote; the beginning for null. */
  public static Position of(@Nullable String cursor) {
    if (cursor == null) {
      return BEGINNING;
    }
    var colon = cursor.indexOf(':');
    return new Position(Integer.parseInt(cursor.substring(0, colon)), cursor.substring(colon + 1));
  }

  public String text() {
    return before + ":" + last;
  }

  /** At most so many entries from here; a reading that gives none is the end. */
  public <T, E extends Exception> Part<T> read(
      int limit, Reading<T, E> reading, Function<T, String> idOf) throws E {
    if (before == 0) {
      return part(0, reading.read(0, limit), idOf);
    }
    var overlapping = reading.read(before - 1, limit + 1);
    if (!overlapping.isEmpty() && idOf.apply(overlapping.getFirst()).equals(last)) {
      return part(before, overlapping.subList(1, overlapping.size()), idOf);
    }
    var from = Math.max(0, before - limit);
    return part(from, reading.read(from, limit), idOf);
  }

  private static <T> Part<T> part(int from, List<T> entries, Function<T, String> idOf) {
    return new Part<>(
        entries,
        entries.isEmpty()
            ? null
            : new Position(from + entries.size(), idOf.apply(entries.getLast())));
  }
}
