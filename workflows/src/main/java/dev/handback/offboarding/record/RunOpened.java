package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingRequest;
import java.time.Instant;

/** The run begins. */
public record RunOpened(
    OffboardingRequest request, String workflowId, String policyVersion, Instant at) {}
