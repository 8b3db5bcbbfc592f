package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessActivities;
import dev.handback.offboarding.access.SeekReplacement;
import dev.handback.offboarding.record.RecordActivities;
import dev.handback.offboarding.record.SeatTurn;
import dev.handback.offboarding.seat.SeatCase;
import dev.handback.offboarding.seat.SeatEnd;
import dev.handback.offboarding.seat.SeatEvent;
import dev.handback.offboarding.seat.SeatHold;
import dev.handback.offboarding.seat.SeatWord;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Date, words, replacement, turn: one after the other, and all of them. */
public final class SeatReclamationWorkflowImpl implements SeatReclamationWorkflow {

  /** Whoever is before leaves within moments once the replacement is there. */
  private static final Duration BETWEEN_TURNS = Duration.ofMinutes(1);

  /** Eight events each: a new run long before a history's limit. */
  private static final int TURNS = 200;

  private final RecordActivities record =
      Workflow.newLocalActivityStub(RecordActivities.class, Reach.record());
  private final SeatCase waiting;
  private final Map<SeatEvent, SeatWord> words = new LinkedHashMap<>();
  private final List<String> how = new ArrayList<>();

  @WorkflowInit
  public SeatReclamationWorkflowImpl(SeatCase waiting) {
    this.waiting = waiting;
    waiting.heard().forEach(this::hear);
  }

  @Override
  public SeatEnd reclaim(SeatCase waiting) {
    awaitDate();
    waiting.hold().words().forEach(this::awaitWord);
    var replaced = false;
    var replacement = waiting.hold().replacement();
    if (replacement != null) {
      var found = waiting.found() == null ? find(replacement) : waiting.found();
      if (found == null) {
        how.add("replacement %s did not come in time".formatted(replacement.name()));
      } else {
        how.add(found);
        replaced = true;
        awaitTurn(replacement, found);
      }
    }
    return new SeatEnd(String.join("; ", how), replaced, Journal.now());
  }

  @Override
  public void hear(SeatWord word) {
    words.putIfAbsent(word.event(), word);
  }

  private void awaitDate() {
    var until = waiting.hold().until();
    if (until != null && until.isAfter(Journal.now())) {
      var left = Duration.between(Journal.now(), until);
      Deadline.await(left, name() + waiting.hold().date() + " until " + until, () -> false);
    }
    if (until != null) {
      how.add("%s is over".formatted(waiting.hold().date()));
    }
  }

  private void awaitWord(SeatEvent event) {
    Workflow.setCurrentDetails(name() + waiting.hold().why());
    Workflow.await(() -> words.containsKey(event));
    var word = Objects.requireNonNull(words.get(event));
    how.add("%s: %s says: %s".formatted(event, word.by(), word.reason()));
  }

  /** Null when they did not come in time. Attempts cost no history, however many. */
  private @Nullable String find(SeatHold.Awaited replacement) {
    var left = Duration.between(Journal.now(), replacement.until());
    if (left.isPositive()) {
      var summary =
          "%sreplacement %s until %s".formatted(name(), replacement.name(), replacement.until());
      var access =
          Workflow.newActivityStub(
              AccessActivities.class, Reach.replacement(waiting.taskQueue(), summary, left));
      try {
        var sought = new SeekReplacement(waiting.seat().target(), replacement.name());
        return access.awaitReplacement(sought).how();
      } catch (ActivityFailure late) {
        if (late.getCause() instanceof CanceledFailure) {
          throw late;
        }
      }
    }
    return null;
  }

  /** One replacement takes one seat at a time, the longest waiting first. */
  private void awaitTurn(SeatHold.Awaited replacement, String found) {
    for (var turn = 0; isNotFirst(replacement.until()); turn++) {
      if (turn == TURNS) {
        goOnInNewRun(found);
      }
      Deadline.await(BETWEEN_TURNS, name() + "others of the pool come first", () -> false);
    }
  }

  private boolean isNotFirst(Instant until) {
    var turn = new SeatTurn(waiting.offboarding(), waiting.seat().id());
    return Journal.now().isBefore(until) && record.seatTurn(turn).before() > 0;
  }

  private void goOnInNewRun(String found) {
    Workflow.newContinueAsNewStub(SeatReclamationWorkflow.class)
        .reclaim(
            new SeatCase(
                waiting.offboarding(),
                waiting.seat(),
                waiting.taskQueue(),
                waiting.hold(),
                List.copyOf(words.values()),
                found));
  }

  private String name() {
    return "Seat %s: ".formatted(waiting.seat().nativeId());
  }
}
