package dev.handback.demo.chaos;

import dev.handback.demo.stack.Part;
import dev.handback.offboarding.Stage;
import dev.handback.scimapp.fault.FaultMode;
import java.time.Duration;
import java.util.List;

/**
 * The worker dies after the vendor has freed the seat and before it has said so: the worst moment
 * for a saving to be booked twice, or never.
 */
record KilledAfterRelease() implements Fault {
  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public String label() {
    return "worker killed in RELEASE_SEATS, the seat just freed";
  }

  @Override
  public Run strike(Site site) {
    Leaver leaver = site.next();
    site.vendor().dawdle();
    Run run = leaver.leaves().awaitStage(Stage.RELEASE_SEATS);
    site.vendor().misbehave(FaultMode.TIMEOUT_AFTER_SUCCESS, SILENCE);
    Until.holds(() -> "The vendor did not free the seat.", PATIENCE, () -> isFreed(leaver));
    site.stack().kill(Part.WORKER);
    return run;
  }

  @Override
  public List<String> amiss(Run run) {
    return run.seats().stream()
        .filter(seat -> !seat.path("disposition").isNull())
        .map(seat -> "booked as free before anybody said so: " + seat)
        .toList();
  }

  private static boolean isFreed(Leaver leaver) {
    return leaver.seatsUsedNow() < leaver.seatsUsed();
  }
}
