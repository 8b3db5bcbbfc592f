package dev.handback.demo.bench;

import java.time.Duration;

/** Figures to two places. */
final class Rates {

  private Rates() {}

  static double perSecond(int number, Duration all) {
    return rounded((double) number * Duration.ofSeconds(1).toNanos() / all.toNanos());
  }

  static double ratio(Duration one, Duration other) {
    return rounded((double) one.toNanos() / other.toNanos());
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
