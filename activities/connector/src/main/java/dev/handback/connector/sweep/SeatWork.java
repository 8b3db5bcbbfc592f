package dev.handback.connector.sweep;

import dev.handback.connector.CountsSeats;
import dev.handback.connector.CountsSeats.SeatReading;
import dev.handback.connector.ReleasesSeats;
import dev.handback.connector.Removal;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Proof;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.access.Sweep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stage S6 on one seat: frees or changes it, and believes only the vendor's own count (L6). */
final class SeatWork {

  private static final Stage STAGE = Stage.RELEASE_SEATS;

  private final Clock clock;

  SeatWork(Clock clock) {
    this.clock = clock;
  }

  ItemOutcome run(Target target, AccessItem seat, Sweep work) {
    return work.changes().stream()
        .filter(change -> change.seat().equals(seat.id()))
        .findFirst()
        .map(change -> new SeatChangeWork(clock).change(target, seat, change.sku()))
        .orElseGet(() -> release(target, seat));
  }

  private ItemOutcome release(Target target, AccessItem seat) {
    if (!(target.connector() instanceof ReleasesSeats releases)) {
      return Outcomes.byHand(target, seat, STAGE, "release seats", now());
    }
    if (!(target.connector() instanceof CountsSeats counts)) {
      return Outcomes.byHand(target, seat, STAGE, "read the vendor's seat count", now());
    }
    var before = counts.countSeats(seat);
    var removal = releases.releaseSeat(seat);
    if (removal instanceof Removal.NeedsPerson) {
      return Outcomes.of(seat, STAGE, removal, now());
    }
    var after = counts.countSeats(seat);
    var how =
        "%s; the vendor counts %d of %d in use, %d before"
            .formatted(removal.how(), after.used(), after.purchased(), before.used());
    return isFree(before, after)
        ? new ItemOutcome.Done(
            seat.id(), STAGE, how, now(), List.of(counted(how)), List.of(), fingerprint(removal))
        : notFree(seat, how, after);
  }

  /**
   * The count fell when we released it, or it counts no more than hold one: when the seat was not
   * held any more when we came, as after an attempt that did not end, there is no fall to see.
   */
  static boolean isFree(SeatReading before, SeatReading after) {
    var fell = before.heldBySubject() && after.used() < before.used();
    var countsOnlyHolders = after.holders() >= 0 && after.used() <= after.holders();
    return !after.heldBySubject() && (fell || countsOnlyHolders);
  }

  /** Another try can only tell where the vendor says who holds a seat; else a person must. */
  private ItemOutcome notFree(AccessItem seat, String how, SeatReading after) {
    return after.heldBySubject() || after.holders() >= 0
        ? new ItemOutcome.StillAllowed(seat.id(), STAGE, "not free: " + how, now())
        : new ItemOutcome.NeedsPerson(
            seat.id(), STAGE, "nobody can tell whether the vendor still counts it: " + how, now());
  }

  private static @Nullable String fingerprint(Removal removal) {
    return removal instanceof Removal.Removed removed ? removed.fingerprint() : null;
  }

  private Proof counted(String how) {
    return new Proof(ProofMethod.READ_BACK, how, now());
  }

  private Instant now() {
    return clock.instant();
  }
}
