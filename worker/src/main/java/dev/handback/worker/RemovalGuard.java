package dev.handback.worker;

import dev.handback.configuration.policy.PolicyFile;
import dev.handback.record.inbox.GuardLimits;

/** The policy's mass-removal guard, for events that reach the record through a worker (P7). */
final class RemovalGuard {

  private RemovalGuard() {}

  static GuardLimits limits(PolicyFile policy) {
    var guard = policy.guard();
    return guard == null
        ? GuardLimits.NONE
        : new GuardLimits(guard.window(), guard.atMost(), guard.atMostPercent());
  }
}
