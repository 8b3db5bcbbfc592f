package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import java.time.Instant;

/** The run is in this stage and state from this time on. */
public record StageEntered(
    OffboardingId offboarding, Stage stage, OffboardingState state, Instant at) {}
