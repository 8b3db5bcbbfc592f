package dev.handback.api.offboarding;

import dev.handback.offboarding.Risk;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body that starts an offboarding.
 *
 * @param risk NORMAL unless the trigger is RISK
 * @param effectiveAt when access must end; null means at once
 * @param keep what stays after a role change
 * @param replacement who takes the seat over
 * @param only what goes, where the trigger is not about everything
 * @param reason why, in a sentence for the record
 */
@Serdeable
public record StartOffboarding(
    SubjectBody subject,
    Trigger trigger,
    Risk risk,
    @Nullable OffsetDateTime effectiveAt,
    SourceBody source,
    List<String> keep,
    @Nullable String replacement,
    List<String> only,
    @Nullable String reason) {

  public StartOffboarding {
    risk = Objects.requireNonNullElse(risk, trigger == Trigger.RISK ? Risk.HIGH : Risk.NORMAL);
    keep = keep == null ? List.of() : List.copyOf(keep);
    only = only == null ? List.of() : List.copyOf(only);
  }

  /** Whose access ends. {@code id} is the one of the system of record. */
  @Serdeable
  public record SubjectBody(
      SubjectKind kind,
      String id,
      @Nullable String email,
      @Nullable String displayName,
      @Nullable String managerId) {}

  /**
   * Where it comes from.
   *
   * @param eventId the system's own id of the event: the same one again is the same offboarding
   * @param triggeredBy who caused it; the caller when absent
   */
  @Serdeable
  public record SourceBody(
      String system,
      String eventId,
      @Nullable String triggeredBy,
      @Nullable OffsetDateTime occurredAt) {}
}
