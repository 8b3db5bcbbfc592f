package dev.handback.demo.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Milliseconds: the median and the 99th percentile, by the nearest rank. */
public record Percentiles(long p50Ms, long p99Ms) {

  static Percentiles of(List<Duration> samples) {
    var sorted = samples.stream().mapToLong(Duration::toMillis).sorted().toArray();
    return new Percentiles(rank(sorted, 50), rank(sorted, 99));
  }

  private static long rank(long[] sorted, int percent) {
    var rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return Arrays.copyOf(sorted, rank)[rank - 1];
  }
}
