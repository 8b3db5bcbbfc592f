package dev.handback.api.console;

import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.run.OffboardingRecord;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Why an offboarding is not over yet, in one sentence.
 *
 * @param until when that ends at the latest; null where nobody can say
 */
public record Waiting(String why, @Nullable Instant until) {

  /** A pure function of the record. */
  static Waiting of(OffboardingRecord record, Texts t) {
    var hold = record.hold();
    if (hold != null) {
      return new Waiting(t.of("waiting.held", hold.reason()), null);
    }
    return switch (record.state()) {
      case SCHEDULED -> new Waiting(t.of("waiting.date"), record.effectiveAt());
      case AWAITING_APPROVAL, WAITING -> people(record, t);
      case RUNNING ->
          record.startedAt() == null
              ? new Waiting(t.of("waiting.engine"), null)
              : new Waiting(t.of("waiting.stage", t.word(record.stage())), null);
      case SEALED, RESCINDED, REJECTED ->
          new Waiting(t.of("waiting.over", t.word(record.state())), null);
    };
  }

  private static Waiting people(OffboardingRecord record, Texts t) {
    return record.obligations().stream()
        .filter(owed -> owed.state() == ObligationState.OPEN)
        .min(Comparator.comparing(ObligationView::dueAt))
        .map(owed -> new Waiting(t.of("waiting.people", owed.assignee(), owed.why()), owed.dueAt()))
        .orElseGet(() ->
            new Waiting(
                t.of(
                    record.state() == OffboardingState.WAITING
                        ? "waiting.seats"
                        : "waiting.approval"),
                null));
  }
}
