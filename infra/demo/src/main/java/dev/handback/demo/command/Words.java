package dev.handback.demo.command;

import java.time.Duration;

/** Numbers as the commands say them. */
public final class Words {

  private Words() {}

  /** {@code 1 person}, {@code 2 persons}. */
  public static String count(long number, String noun) {
    return dev.handback.configuration.Words.count(number, noun);
  }

  /** {@code 2 days 3 hours}; {@code none} for no time at all. */
  public static String time(Duration time) {
    return dev.handback.configuration.Words.time(time);
  }
}
