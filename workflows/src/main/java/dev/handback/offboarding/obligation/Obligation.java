package dev.handback.offboarding.obligation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person or a failing target owes (requirements O1 to O5).
 *
 * @param item the item it is about; null when it is about a whole target or run
 * @param target the target it is about; null when it is about the run
 * @param dueAt when it is late, or, where silence has an answer, when that answer holds
 * @param escalation how often it was escalated
 * @param why one sentence for the person who owes it
 * @param reminders how often whoever owes it was reminded
 */
public record Obligation(
    ObligationId id,
    @Nullable ItemId item,
    @Nullable TargetId target,
    ObligationKind kind,
    String assignee,
    Instant openedAt,
    Instant dueAt,
    ObligationState state,
    int escalation,
    String why,
    int reminders) {

  @JsonIgnore
  public boolean isOpen() {
    return state == ObligationState.OPEN;
  }

  /** The same obligation, no longer owed. */
  public Obligation ended(ObligationState end) {
    return with(assignee, end, escalation, reminders);
  }

  /** The same obligation, with somebody else, by the same date. */
  public Obligation delegatedTo(String next) {
    return with(next, state, escalation, reminders);
  }

  /** The same obligation, past its time and with somebody else. */
  public Obligation escalatedTo(String next) {
    return with(next, state, escalation + 1, reminders);
  }

  /** The same obligation, and whoever owes it was told again. */
  public Obligation reminded() {
    return with(assignee, state, escalation, reminders + 1);
  }

  private Obligation with(String who, ObligationState now, int escalated, int reminded) {
    return new Obligation(
        id, item, target, kind, who, openedAt, dueAt, now, escalated, why, reminded);
  }
}
