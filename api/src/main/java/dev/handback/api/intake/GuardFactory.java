package dev.handback.api.intake;

import dev.handback.configuration.policy.PolicyFile;
import dev.handback.record.inbox.GuardLimits;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;

/** Reads the guard from the policy at start, so that a mistake in it shows at once. */
@Factory
final class GuardFactory {

  @Context
  GuardLimits limits(GuardSettings settings) {
    var file = settings.policyFile();
    var guard = file == null ? null : PolicyFile.read(file).value().guard();
    return guard == null
        ? GuardLimits.NONE
        : new GuardLimits(guard.window(), guard.atMost(), guard.atMostPercent());
  }
}
