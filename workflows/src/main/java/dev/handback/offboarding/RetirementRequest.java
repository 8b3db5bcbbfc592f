package dev.handback.offboarding;

import dev.handback.offboarding.access.TargetId;
import org.jspecify.annotations.Nullable;

/**
 * Retires all accounts of a target, or takes that back: a workflow's one argument, and a wire
 * format.
 *
 * @param retirement the offboarding of the application, due now
 * @param taskQueue where the target is reached
 * @param progress how far it came before its history began anew
 * @param rescission who took it back; null while nobody did
 */
public record RetirementRequest(
    OffboardingRequest retirement,
    String taskQueue,
    RetirementProgress progress,
    @Nullable Rescission rescission) {

  /** The target that the application is. */
  TargetId target() {
    return new TargetId(retirement.subject().id());
  }
}
