package dev.handback.offboarding.plan;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.access.Return.Result;
import dev.handback.offboarding.access.Suspended;
import java.util.List;

/**
 * What can be done about one item when its offboarding is taken back (requirement T13): a pure
 * decision, the same before somebody takes it back and afterwards.
 */
public sealed interface Undo {

  /** It was never taken, or this is settled. */
  record Nothing() implements Undo {}

  /** Its target is asked to give it back. */
  record Attempt(Suspended what) implements Undo {}

  /** It stays gone, whatever anybody calls. */
  record Stays(Result result, String why) implements Undo {}

  /**
   * Decides by what is on record.
   *
   * @param uncertain whether acts at its target may not have lived to tell
   */
  static Undo of(ItemState state, boolean uncertain) {
    if (state.returned() != null || (untouched(state) && !uncertain)) {
      return new Nothing();
    }
    if (state.disposition() == Disposition.REASSIGNED) {
      return new Stays(Result.NOT_OURS, "it is somebody else's now: who has it decides");
    }
    if (takenByHand(state)) {
      return new Stays(Result.NOT_OURS, "a person took it, so a person gives it back");
    }
    return switch (state.item().kind()) {
      case ACCOUNT, INTEGRATION, ENTITLEMENT -> attempt(state);
      case SESSIONS -> unlessAbsent(state, "what was open stays ended: who returns signs in anew");
      case CREDENTIAL -> ofCredential(state);
      case CERTIFICATE -> ofCertificate(state);
      case SEAT -> ofSeat(state);
      case DELEGATION ->
          unlessAbsent(state, "what was revoked stays so: whoever granted it grants it again");
    };
  }

  /** Nobody has begun with it: it waits for its turn, its owner, or the end of an exception. */
  private static boolean untouched(ItemState state) {
    return state.taken() == null
        && (state.status() == ItemStatus.PLANNED || state.status() == ItemStatus.WAITING);
  }

  private static boolean takenByHand(ItemState state) {
    var proof = state.bestProof();
    return state.taken() == null && proof != null && proof.method() == ProofMethod.ATTESTED;
  }

  private static Undo attempt(ItemState state) {
    var taken = state.taken();
    if (taken != null && !taken.byHandback()) {
      return new Stays(Result.NOT_OURS, "it was gone already when Handback came to take it");
    }
    if (taken == null && state.status() == ItemStatus.NEEDS_PERSON) {
      return new Nothing();
    }
    return new Attempt(
        new Suspended(
            state.item(), taken != null, taken == null ? List.of() : taken.fingerprints()));
  }

  private static Undo ofCredential(ItemState state) {
    return state.taken() == null && state.status() != ItemStatus.NEEDS_PERSON
        ? new Stays(
            Result.IRREVERSIBLE, "it may have been replaced: where it is refused, set a new one")
        : unlessAbsent(state, "it was replaced, and nobody has the old one: set a new one");
  }

  private static Undo ofCertificate(ItemState state) {
    return state.taken() == null && state.status() != ItemStatus.NEEDS_PERSON
        ? new Stays(
            Result.IRREVERSIBLE, "it may have been revoked: where it is refused, issue a new one")
        : unlessAbsent(state, "it was revoked for good: issue a new one");
  }

  private static Undo ofSeat(ItemState state) {
    if (state.disposition() == Disposition.RECLAIMED) {
      return new Stays(
          Result.IRREVERSIBLE,
          "the seat is free again in the pool %s: assign one anew".formatted(pool(state.item())));
    }
    return state.status() == ItemStatus.PLANNED
        ? new Nothing()
        : new Attempt(new Suspended(state.item(), false, List.of()));
  }

  private static Undo unlessAbsent(ItemState state, String why) {
    var taken = state.taken();
    var absent = taken == null ? state.status() == ItemStatus.NEEDS_PERSON : !taken.byHandback();
    return absent ? new Nothing() : new Stays(Result.IRREVERSIBLE, why);
  }

  private static String pool(AccessItem seat) {
    return seat.target() + "/" + seat.nativeId();
  }
}
