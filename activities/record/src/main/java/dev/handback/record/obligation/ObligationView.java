package dev.handback.record.obligation;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.message.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing owed.
 *
 * @param subject whom the offboarding is about, as a person reads it
 * @param itemId null when it is about a whole target or run
 * @param target null when it is about the run
 * @param why one sentence for the person who owes it
 * @param endedAt when it was met or rejected; null while it is open
 * @param endedBy who ended it; null when nobody did, or when the target itself did
 * @param messages who was told of it, and what became of that
 */
public record ObligationView(
    ObligationId id,
    OffboardingId offboarding,
    String subject,
    @Nullable ItemId itemId,
    @Nullable TargetId target,
    ObligationKind kind,
    String assignee,
    Instant openedAt,
    Instant dueAt,
    ObligationState state,
    int escalation,
    int reminders,
    String why,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    List<Delivery> messages) {

  /** What is due within this is at risk of being late. */
  public static final Duration AT_RISK = Duration.ofDays(1);

  public ObligationView {
    messages = List.copyOf(messages);
  }

  /** Whether its time was up before it ended, or is up at this time. */
  public boolean lateAt(Instant now) {
    return (endedAt == null ? now : endedAt).isAfter(dueAt);
  }
}
