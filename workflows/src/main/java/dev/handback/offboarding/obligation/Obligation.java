package dev.handback.offboarding.obligation;

import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person or a failing target owes (requirements O1 to O5).
 *
 * @param item the item it is about; null when it is about a whole target or run
 * @param target the target it is about; null when it is about the run
 * @param escalation how often it was escalated
 * @param why one sentence for the person who owes it
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
    String why) {

  /** The same obligation, no longer owed. */
  public Obligation ended(ObligationState end) {
    return new Obligation(id, item, target, kind, assignee, openedAt, dueAt, end, escalation, why);
  }

  /** The same obligation, with somebody else, by the same date. */
  public Obligation delegatedTo(String next) {
    return new Obligation(id, item, target, kind, next, openedAt, dueAt, state, escalation, why);
  }

  /** The same obligation, past its time and with somebody else. */
  public Obligation escalatedTo(String next) {
    return new Obligation(
        id, item, target, kind, next, openedAt, dueAt, state, escalation + 1, why);
  }
}
