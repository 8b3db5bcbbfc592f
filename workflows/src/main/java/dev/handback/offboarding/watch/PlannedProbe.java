package dev.handback.offboarding.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One probe after an offboarding is closed (requirement S11).
 *
 * @param number counted from 1
 * @param until when it is given up: the next probe does its part then
 */
public record PlannedProbe(int number, Instant dueAt, Instant until) {

  /** The probes that policy wants, counted from the close. */
  public static List<PlannedProbe> after(Instant close, List<Duration> watch) {
    var times = watch.stream().distinct().sorted().toList();
    var probes = new ArrayList<PlannedProbe>();
    for (var i = 0; i < times.size(); i++) {
      var before = i == 0 ? Duration.ZERO : times.get(i - 1);
      // nothing follows the last: it has as long again as it had since the one before
      var next =
          i + 1 < times.size() ? times.get(i + 1) : times.get(i).multipliedBy(2).minus(before);
      probes.add(new PlannedProbe(i + 1, close.plus(times.get(i)), close.plus(next)));
    }
    return List.copyOf(probes);
  }
}
