package dev.handback.offboarding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What starts an offboarding: the workflow's one argument, and a wire format.
 *
 * @param effectiveAt when access must end; null means at once
 * @param receivedAt when Handback accepted the event; time to contain counts from here
 * @param keep what stays after a role change (requirement T2)
 * @param replacement who takes over (requirement L4)
 */
public record OffboardingRequest(
    OffboardingId id,
    Subject subject,
    Trigger trigger,
    Risk risk,
    @Nullable Instant effectiveAt,
    Instant receivedAt,
    Source source,
    List<String> keep,
    @Nullable String replacement) {

  public OffboardingRequest {
    keep = List.copyOf(keep);
  }

  /** When access must end: the event's own time, or the time it was heard. */
  public Instant endsAt() {
    return effectiveAt == null ? receivedAt : effectiveAt;
  }
}
