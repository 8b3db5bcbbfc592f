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
 * @param only what goes, where the event is not about everything (requirements T8, T9)
 * @param link the offboarding after which access came back (requirement S11); null for any other
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
    @Nullable String replacement,
    List<String> only,
    @Nullable OffboardingId link) {

  public OffboardingRequest {
    keep = List.copyOf(keep);
    // a run that began before the field was there
    only = only == null ? List.of() : List.copyOf(only);
  }

  /** About everything the subject has. */
  public OffboardingRequest(
      OffboardingId id,
      Subject subject,
      Trigger trigger,
      Risk risk,
      @Nullable Instant effectiveAt,
      Instant receivedAt,
      Source source,
      List<String> keep,
      @Nullable String replacement) {
    this(id, subject, trigger, risk, effectiveAt, receivedAt, source, keep, replacement, List.of());
  }

  /** One that follows from no other. */
  public OffboardingRequest(
      OffboardingId id,
      Subject subject,
      Trigger trigger,
      Risk risk,
      @Nullable Instant effectiveAt,
      Instant receivedAt,
      Source source,
      List<String> keep,
      @Nullable String replacement,
      List<String> only) {
    this(
        id, subject, trigger, risk, effectiveAt, receivedAt, source, keep, replacement, only, null);
  }

  /** When access must end: the event's own time, or the time it was heard. */
  public Instant endsAt() {
    return effectiveAt == null ? receivedAt : effectiveAt;
  }
}
