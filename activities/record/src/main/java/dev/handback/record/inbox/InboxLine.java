package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event and what became of it. Never what came with it: a body may hold anything.
 *
 * @param source its name in {@code sources.yaml}, or {@code api}
 * @param eventId the source's own id of it; null where it could not be read
 * @param act what it does, or will do; null when it does nothing
 * @param meaning null for one that could not be read, or that no rule is about
 * @param saidBy the system, or the operator who submitted it
 * @param workflowId the run that it starts or is told to
 * @param reason why it does nothing, or not yet; the last error where it could not be carried out
 * @param attempts how often it was tried to carry it out
 * @param nextAttemptAt null when nothing is left to do about it
 * @param askedSince since when its source's API is asked what it leaves out, or was asked before a
 *     person had to go on with it; null for an event that is whole
 * @param decisions what operators said about it
 */
public record InboxLine(
    String id,
    String source,
    Instant receivedAt,
    @Nullable String eventId,
    @Nullable String subjectId,
    @Nullable Trigger trigger,
    @Nullable Meaning meaning,
    @Nullable String saidBy,
    InboxState state,
    @Nullable Act act,
    @Nullable OffboardingId offboardingId,
    @Nullable String workflowId,
    @Nullable String reason,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant askedSince,
    List<InboxDecision> decisions) {

  public InboxLine {
    decisions = List.copyOf(decisions);
  }

  InboxLine decided(List<InboxDecision> said) {
    return new InboxLine(
        id,
        source,
        receivedAt,
        eventId,
        subjectId,
        trigger,
        meaning,
        saidBy,
        state,
        act,
        offboardingId,
        workflowId,
        reason,
        attempts,
        nextAttemptAt,
        askedSince,
        said);
  }
}
