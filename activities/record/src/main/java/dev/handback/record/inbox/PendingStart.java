package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingRequest;

/**
 * An accepted event whose run is to be started.
 *
 * @param attempts how often it was claimed, this time included
 */
public record PendingStart(
    InboxId id, OffboardingRequest request, String workflowId, int attempts) {}
