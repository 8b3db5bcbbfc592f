package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.watch.DuePage;
import dev.handback.offboarding.watch.DueProbe;
import dev.handback.offboarding.watch.DueProbes;
import dev.handback.offboarding.watch.PlannedProbe;
import dev.handback.offboarding.watch.ProbeReport;
import dev.handback.offboarding.watch.ProbeResult;
import dev.handback.offboarding.watch.WatchActivities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Probes as the record has them. */
public final class FakeWatch implements WatchActivities {

  /** What was seen, every try of each probe. */
  public final List<ProbeReport> reports = new CopyOnWriteArrayList<>();

  /** How many were asked for at once, each time. */
  public final List<Integer> pages = new CopyOnWriteArrayList<>();

  private final List<Planned> planned = new ArrayList<>();

  private static final class Planned {
    private final DueProbe probe;
    private Instant next;
    private int attempts;

    Planned(DueProbe probe, Instant next) {
      this.probe = probe;
      this.next = next;
    }

    DueProbe due() {
      return new DueProbe(
          probe.offboarding(),
          probe.number(),
          probe.until(),
          attempts,
          probe.items(),
          probe.controlled(),
          probe.staying(),
          probe.ownPassword(),
          probe.leaver(),
          probe.known());
    }
  }

  /** An offboarding was closed with these probes to come. */
  public synchronized void plan(
      OffboardingId id, List<AccessItem> items, List<PlannedProbe> probes) {
    for (var one : probes) {
      var probe = new DueProbe(id, one.number(), one.until(), 0, items, List.of(), List.of());
      planned.add(new Planned(probe, one.dueAt()));
    }
  }

  /** The same, of somebody of whom nothing was to stay. */
  public synchronized void plan(
      OffboardingId id, Subject leaver, List<AccessItem> items, PlannedProbe next) {
    var known = items.stream().map(TargetAccount::of).distinct().toList();
    var probe =
        new DueProbe(
            id,
            next.number(),
            next.until(),
            0,
            items,
            List.of(),
            List.of(),
            List.of(),
            leaver,
            known);
    planned.add(new Planned(probe, next.dueAt()));
  }

  @Override
  public synchronized DueProbes due(DuePage page) {
    var due =
        planned.stream()
            .filter(one -> !one.next.isAfter(page.now()))
            .filter(one -> planned.stream().noneMatch(other -> isBefore(other, one)))
            .sorted(Comparator.comparing((Planned one) -> one.next))
            .limit(page.limit())
            .map(Planned::due)
            .toList();
    pages.add(due.size());
    return new DueProbes(due);
  }

  @Override
  public synchronized void report(ProbeReport report) {
    reports.add(report);
    for (var one : List.copyOf(planned)) {
      if (one.probe.offboarding().equals(report.offboarding())) {
        if (one.probe.number() == report.number() && report.again() != null) {
          one.attempts++;
          one.next = report.again();
        } else if (one.probe.number() == report.number()
            || report.result() == ProbeResult.CAME_BACK) {
          planned.remove(one);
        }
      }
    }
  }

  private static boolean isBefore(Planned other, Planned one) {
    return other.probe.offboarding().equals(one.probe.offboarding())
        && other.probe.number() < one.probe.number();
  }
}
