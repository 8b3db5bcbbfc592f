package dev.handback.offboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When access ends, and whether it still has to (requirements T1, T12): both may change until the
 * run acts. What is heard later, or from the subject (P5), is put on the record and changes
 * nothing.
 */
final class EffectiveDate {

  private final Subject subject;
  private final Journal journal;
  private final Deque<DateMove> moves = new ArrayDeque<>();
  private final Deque<Rescission> rescissions = new ArrayDeque<>();
  private Instant at;
  private boolean rescinded;
  private boolean acting;

  EffectiveDate(OffboardingRequest request, Journal journal) {
    this.subject = request.subject();
    this.at = request.endsAt();
    this.journal = journal;
  }

  void hear(DateMove move) {
    moves.add(move);
  }

  void hear(Rescission rescission) {
    rescissions.add(rescission);
  }

  /** Whether something was heard that the run has not taken in yet. */
  boolean heard() {
    return !moves.isEmpty() || !rescissions.isEmpty();
  }

  /** Takes in what was heard, and tells the record what became of it. */
  void takeIn() {
    while (!moves.isEmpty()) {
      var move = moves.remove();
      var heeded = heeds(move.by());
      if (heeded) {
        at = move.effectiveAt();
      }
      journal.moved(move, heeded);
    }
    while (!rescissions.isEmpty()) {
      var rescission = rescissions.remove();
      var heeded = heeds(rescission.by());
      rescinded |= heeded;
      journal.rescinded(rescission, heeded);
    }
  }

  /** From now on nothing can be moved or taken back. */
  void actFromNow() {
    acting = true;
  }

  boolean rescinded() {
    return rescinded;
  }

  boolean ahead() {
    return !rescinded && fromNow().isPositive();
  }

  Duration fromNow() {
    return Duration.between(Journal.now(), at);
  }

  Instant at() {
    return at;
  }

  private boolean heeds(String person) {
    return !acting && !rescinded && !subject.signsAs(person);
  }
}
