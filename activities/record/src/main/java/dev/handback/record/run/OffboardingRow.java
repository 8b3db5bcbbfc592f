package dev.handback.record.run;

import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import dev.handback.record.sql.UtcColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code offboarding}, without its chain's head. {@code kept} is a JSON list. */
@MappedEntity("offboarding")
record OffboardingRow(
    @Id String id,
    String workflowId,
    SubjectKind subjectKind,
    String subjectId,
    @Nullable String subjectEmail,
    @Nullable String subjectName,
    @Nullable String managerId,
    Trigger triggerKind,
    Risk risk,
    OffboardingState state,
    Stage stage,
    @Nullable String policyVersion,
    @UtcColumn @Nullable Instant effectiveAt,
    @UtcColumn Instant receivedAt,
    @UtcColumn @Nullable Instant startedAt,
    @UtcColumn @Nullable Instant sealedAt,
    @UtcColumn @Nullable Instant rescindedAt,
    String sourceSystem,
    String sourceEventId,
    @Nullable String triggeredBy,
    @UtcColumn @Nullable Instant occurredAt,
    @Nullable String reason,
    String kept,
    @Nullable String replacement,
    @Nullable Integer firstPlan,
    @Nullable String link) {}
