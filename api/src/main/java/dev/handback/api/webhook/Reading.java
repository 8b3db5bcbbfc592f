package dev.handback.api.webhook;

import dev.handback.offboarding.OffboardingRequest;

/** What one event of a delivery turned out to be. */
sealed interface Reading {

  /** It starts an offboarding. */
  record Starts(String dedupKey, String text, OffboardingRequest request) implements Reading {}

  /** It is understood and starts nothing; kept with the reason. */
  record Ignored(String dedupKey, String text, String why) implements Reading {}

  /** It should have started something and cannot be understood; kept with the reason. */
  record Unreadable(String dedupKey, String text, String why) implements Reading {}
}
