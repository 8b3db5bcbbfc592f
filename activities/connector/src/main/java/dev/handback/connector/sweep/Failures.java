package dev.handback.connector.sweep;

import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.offboarding.access.ItemOutcome;
import io.temporal.failure.ApplicationFailure;

/** The one translator from a connector's error to Temporal's: always retryable, never silent. */
final class Failures {

  private Failures() {}

  static ApplicationFailure of(ConnectorException failure) {
    var builder =
        ApplicationFailure.newBuilder()
            .setType(failure.kind().name())
            .setMessage(String.valueOf(failure.getMessage()))
            .setCause(failure);
    if (failure instanceof ConnectorException.Throttled throttled) {
      builder.setNextRetryDelay(throttled.retryAfter());
    }
    return builder.build();
  }

  /** The target said yes, and a try still gets in. */
  static ApplicationFailure of(ItemOutcome.StillAllowed still) {
    return ApplicationFailure.newBuilder()
        .setType(FailureKind.STILL_ALLOWED.name())
        .setMessage(still.stage().title() + ": " + still.how())
        .build();
  }
}
