package dev.handback.connector.sweep;

import dev.handback.connector.SignIn;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Watches a session die. Targets end sessions in the background; half a second is theirs. */
final class Canary {

  private static final int LOOKS = 10;
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private Canary() {}

  /** True as soon as the target no longer serves the session. */
  static boolean dies(SignIn.LiveSession session) {
    for (var look = 0; look < LOOKS; look++) {
      if (!session.alive()) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    return false;
  }
}
