package dev.handback.api.offboarding;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;

/** When access ends instead, and why. */
@Serdeable
record MoveBody(OffsetDateTime effectiveAt, String reason) {}
