package dev.handback.offboarding.obligation;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationTerms.Rung;
import dev.handback.offboarding.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How this policy treats what is owed in this way: when it reminds, to whom it goes, whether
 * silence has an answer (requirement O1). A pure decision.
 *
 * @param signOffs how the owner of what it is about is asked; null where nobody is
 */
public record Owing(ObligationKind kind, Policy policy, Policy.@Nullable SignOffs signOffs) {

  /** A new one. */
  public Obligation obligation(
      ObligationId id,
      @Nullable ItemId item,
      @Nullable TargetId target,
      String assignee,
      Instant now,
      Duration within,
      String why) {
    return new Obligation(
        id, item, target, kind, assignee, now, now.plus(within), ObligationState.OPEN, 0, why, 0);
  }

  /** What happens to it while nobody answers. */
  public ObligationTerms terms(OffboardingRequest request, Obligation owed) {
    return new ObligationTerms(
        request.id(), request.subject(), owed, reminders(owed), ladder(owed), lapses(), instead());
  }

  private List<String> instead() {
    return Stream.concat(
            Stream.of(policy.escalateTo()), policy.ladder().stream().map(Policy.Step::to))
        .distinct()
        .toList();
  }

  /** Where silence has an answer: a sign-off has its safe default, an exception ends. */
  private boolean lapses() {
    return switch (kind) {
      case SIGN_OFF -> signOffs != null && signOffs.lapses();
      case EXCEPTION -> true;
      case APPROVAL, MANUAL_REMOVAL, CONNECTOR_DEBT, LEGAL_HOLD, DATA_TRANSFER, IDENTIFY_SUBJECT ->
          false;
    };
  }

  /** A target is chased anyway: to remind it of its debt is of no use. */
  private List<Instant> reminders(Obligation owed) {
    return kind == ObligationKind.CONNECTOR_DEBT
        ? List.of()
        : policy.remindBefore().stream()
            .map(owed.dueAt()::minus)
            .filter(owed.openedAt()::isBefore)
            .toList();
  }

  private List<Rung> ladder(Obligation owed) {
    if (lapses()) {
      return kind == ObligationKind.SIGN_OFF ? beforeTheAnswer(owed) : List.of();
    }
    var rungs = new ArrayList<Rung>();
    var at = owed.dueAt();
    rungs.add(new Rung(at, policy.escalateTo()));
    for (var step : policy.ladder()) {
      at = at.plus(step.after());
      rungs.add(new Rung(at, step.to()));
    }
    return rungs;
  }

  /** The last reminder before silence becomes the answer goes up. */
  private List<Rung> beforeTheAnswer(Obligation owed) {
    return reminders(owed).stream()
        .max(Instant::compareTo)
        .map(last -> List.of(new Rung(last, policy.escalateTo())))
        .orElse(List.of());
  }
}
