package dev.handback.connector.sweep;

import dev.handback.connector.ChangesSeats;
import dev.handback.connector.CountsSeats;
import dev.handback.connector.CountsSeats.SeatReading;
import dev.handback.connector.Removal;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Proof;
import dev.handback.offboarding.access.ProofMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stage S6 on one seat that becomes another: the vendor's own counts of both kinds must say so, the
 * one that was given back and the one that is held instead (requirement L6).
 */
final class SeatChangeWork {
  private static final Stage STAGE = Stage.RELEASE_SEATS;

  private final Clock clock;

  SeatChangeWork(Clock clock) {
    this.clock = clock;
  }

  ItemOutcome change(Target target, AccessItem seat, String sku) {
    if (!(target.connector() instanceof ChangesSeats changes)) {
      return byHand(target, seat, sku, "change what a seat is");
    }
    if (!(target.connector() instanceof CountsSeats counts)) {
      return byHand(target, seat, sku, "read the vendor's seat count");
    }
    var wanted = seat.as(sku);
    var before = new Counted(counts.countSeats(seat), counts.countSeats(wanted));
    var answer = changes.changeSeat(seat, sku);
    if (answer instanceof Removal.NeedsPerson) {
      return Outcomes.of(seat, STAGE, answer, now());
    }
    var after = new Counted(counts.countSeats(seat), counts.countSeats(wanted));
    var how =
        "%s; the vendor counts %d %s in use, %d before, and %d %s, %d before"
            .formatted(
                answer.how(),
                after.dear().used(),
                seat.nativeId(),
                before.dear().used(),
                after.cheap().used(),
                sku,
                before.cheap().used());
    return judge(seat, answer, before, after, how);
  }

  /** Both kinds as the vendor counts them at one time. */
  private record Counted(SeatReading dear, SeatReading cheap) {

    /** Another try can only tell where the vendor says who holds a seat. */
    boolean saysWho() {
      return dear.holders() >= 0 && cheap.holders() >= 0;
    }
  }

  private ItemOutcome judge(
      AccessItem seat, Removal answer, Counted before, Counted after, String how) {
    var free = SeatWork.isFree(before.dear(), after.dear());
    if (free && isHeld(before.cheap(), after.cheap())) {
      return new ItemOutcome.Done(
          seat.id(), STAGE, how, now(), List.of(counted(how)), List.of(), fingerprint(answer));
    }
    if (free && !after.cheap().heldBySubject() && answer instanceof Removal.AlreadyAbsent) {
      // somebody took the seat away altogether: there is nothing left to make cheaper
      return new ItemOutcome.Proven(seat.id(), STAGE, counted(how));
    }
    return after.dear().heldBySubject() || after.saysWho()
        ? new ItemOutcome.StillAllowed(seat.id(), STAGE, "not changed: " + how, now())
        : new ItemOutcome.NeedsPerson(
            seat.id(), STAGE, "nobody can tell what the vendor counts: " + how, now());
  }

  /**
   * The count rose when it became theirs, or it counts no fewer than hold one: after an attempt
   * that did not end there is no rise to see.
   */
  private static boolean isHeld(SeatReading before, SeatReading after) {
    var rose = !before.heldBySubject() && after.used() > before.used();
    var countsHolders = after.holders() >= 0 && after.used() >= after.holders();
    return after.heldBySubject() && (rose || countsHolders);
  }

  private ItemOutcome byHand(Target target, AccessItem seat, String sku, String what) {
    var task =
        "%s: policy wants the %s seat of %s to become %s: change it there and say what the vendor counts"
            .formatted(Outcomes.cannot(target, what), seat.nativeId(), seat.account().name(), sku);
    return new ItemOutcome.NeedsPerson(seat.id(), STAGE, task, now());
  }

  private static @Nullable String fingerprint(Removal answer) {
    return answer instanceof Removal.Removed removed ? removed.fingerprint() : null;
  }

  private Proof counted(String how) {
    return new Proof(ProofMethod.READ_BACK, how, now());
  }

  private Instant now() {
    return clock.instant();
  }
}
