package dev.handback.offboarding.watch;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a probe saw.
 *
 * @param result null while a target has not answered and the probe is tried again
 * @param again when it is tried again; null when it has ended
 */
public record ProbeReport(
    OffboardingId offboarding,
    int number,
    @Nullable ProbeResult result,
    List<ItemOutcome> seen,
    Instant at,
    @Nullable Instant again) {

  private static final Duration FIRST_WAIT = Duration.ofMinutes(5);

  /** So long after a target's return, at most, its access is probed. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  public ProbeReport {
    seen = List.copyOf(seen);
  }

  /** A pure decision: what came back counts at once, whoever else did not answer. */
  public static ProbeReport of(DueProbe probe, List<ItemOutcome> seen, Instant at) {
    if (seen.stream().anyMatch(ItemOutcome.StillAllowed.class::isInstance)) {
      return ended(probe, ProbeResult.CAME_BACK, seen, at);
    }
    if (seen.stream().noneMatch(ItemOutcome.Failed.class::isInstance)) {
      return ended(probe, ProbeResult.GONE, seen, at);
    }
    return at.isBefore(probe.until())
        ? new ProbeReport(
            probe.offboarding(), probe.number(), null, seen, at, at.plus(wait(probe.attempts())))
        : ended(probe, ProbeResult.NOT_DONE, seen, at);
  }

  /** What is there again, one sentence each. */
  public Stream<String> cameBack() {
    return seen.stream().filter(ItemOutcome.StillAllowed.class::isInstance).map(ItemOutcome::how);
  }

  private static ProbeReport ended(
      DueProbe probe, ProbeResult result, List<ItemOutcome> seen, Instant at) {
    return new ProbeReport(probe.offboarding(), probe.number(), result, seen, at, null);
  }

  /** 5, 10, 20, 40, 60 minutes. */
  private static Duration wait(int attempts) {
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 4));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
