package dev.handback.record.obligation;

import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.sql.UtcColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code obligation}. */
@MappedEntity("obligation")
record ObligationRow(
    @Id String id,
    String offboardingId,
    @Nullable String itemId,
    @Nullable String targetId,
    ObligationKind kind,
    String assignee,
    @UtcColumn Instant openedAt,
    @UtcColumn Instant dueAt,
    ObligationState state,
    int escalation,
    int reminders,
    String why,
    @UtcColumn @Nullable Instant endedAt,
    @Nullable String endedBy) {}
