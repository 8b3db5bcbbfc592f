package dev.handback.offboarding;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When access ends (requirement T1), which may change until the run acts, and whether it still has
 * to (T12, T13), which may change until the run is over. What is heard later, or from the subject
 * (P5), is put on the record and changes nothing.
 */
final class EffectiveDate {

  private final Subject subject;
  private final Journal journal;
  private final Deque<DateMove> moves = new ArrayDeque<>();
  private final Deque<Rescission> rescissions = new ArrayDeque<>();
  private final Set<String> delivered = new HashSet<>();
  private Instant at;
  private @Nullable Rescission rescinded;
  private boolean closed;
  private boolean over;

  EffectiveDate(OffboardingRequest request, Journal journal) {
    this.subject = request.subject();
    this.at = request.endsAt();
    this.journal = journal;
  }

  void hear(DateMove move) {
    if (isNews(move.id())) {
      moves.add(move);
    }
  }

  void hear(Rescission rescission) {
    if (isNews(rescission.id())) {
      rescissions.add(rescission);
    }
  }

  /** Whether something was heard that the run has not taken in yet. */
  boolean heard() {
    return !moves.isEmpty() || !rescissions.isEmpty();
  }

  /** Takes in what was heard, and tells the record what became of it. */
  void takeIn() {
    while (heard()) {
      takeInMoves();
      takeInRescissions();
    }
  }

  private void takeInMoves() {
    while (!moves.isEmpty()) {
      var move = moves.remove();
      var heeded = heeds(move.by());
      if (heeded) {
        at = move.effectiveAt();
      }
      journal.moved(move, heeded);
    }
  }

  private void takeInRescissions() {
    while (!rescissions.isEmpty()) {
      var rescission = rescissions.remove();
      var heeded = heedsReturn(rescission.by());
      if (heeded) {
        rescinded = rescission;
      }
      journal.rescinded(rescission, heeded);
    }
  }

  /** The run acts, or is over: from now on nothing can be moved. */
  void close() {
    closed = true;
  }

  /** It is called off: from now on nothing can be taken back either. */
  void calledOff() {
    close();
    over = true;
  }

  boolean closed() {
    return closed;
  }

  boolean rescinded() {
    return rescinded != null;
  }

  @Nullable Rescission rescission() {
    return rescinded;
  }

  @Nullable String rescindedBy() {
    return rescinded == null ? null : rescinded.by();
  }

  boolean ahead() {
    return !rescinded() && fromNow().isPositive();
  }

  boolean due() {
    return !rescinded() && !ahead();
  }

  Duration fromNow() {
    return Duration.between(Journal.now(), at);
  }

  Instant at() {
    return at;
  }

  /** Whoever delivers a source's words may die before noting it, and deliver them again. */
  private boolean isNews(@Nullable String id) {
    return id == null || delivered.add(id);
  }

  /**
   * Also while it acts: what it took is given back then (T13). Runs of old kept to their answer.
   */
  private boolean heedsReturn(String person) {
    return !over
        && !rescinded()
        && !subject.signsAs(person)
        && (!closed || Workflow.getVersion("rescind-acting", Workflow.DEFAULT_VERSION, 1) == 1);
  }

  private boolean heeds(String person) {
    return !closed && !rescinded() && !subject.signsAs(person);
  }
}
