package dev.handback.configuration;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers as people read them. */
public final class Words {

  private Words() {}

  /** {@code 1 person}, {@code 2 persons}. */
  public static String count(long number, String noun) {
    return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  /** {@code 2 days 3 hours}; {@code none} for no time at all. */
  public static String time(Duration time) {
    String parts =
        Stream.of(
                part(time.toDays(), "day"),
                part(time.toHoursPart(), "hour"),
                part(time.toMinutesPart(), "minute"),
                part(time.toSecondsPart(), "second"))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    return parts.isEmpty() ? "none" : parts;
  }

  private static String part(long number, String noun) {
    return number == 0 ? "" : count(number, noun);
  }
}
