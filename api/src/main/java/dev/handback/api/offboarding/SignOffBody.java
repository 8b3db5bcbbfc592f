package dev.handback.api.offboarding;

import dev.handback.offboarding.SignOff.Decision;
import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An owner's decision about something that others depend on.
 *
 * @param until how long it stays; only with KEEP
 * @param to who has it from now on; only with REASSIGNED
 */
@Serdeable
record SignOffBody(
    Decision decision,
    @Nullable OffsetDateTime until,
    @Nullable String to,
    @Nullable String comment) {}
