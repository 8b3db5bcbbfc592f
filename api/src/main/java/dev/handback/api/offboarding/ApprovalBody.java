package dev.handback.api.offboarding;

import dev.handback.offboarding.ApprovalDecision.Decision;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** An approver's word. */
@Serdeable
record ApprovalBody(Decision decision, @Nullable String comment) {}
