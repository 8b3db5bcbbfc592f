package dev.handback.connector.sweep;

import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.offboarding.access.ItemOutcome;
import io.temporal.failure.ApplicationFailure;
import java.util.Arrays;
import java.util.Optional;

/** The one translator from a connector's error to Temporal's: always retryable, never silent. */
public final class Failures {

  /** Temporal shows no sentence of a failure of more than 4 KB, only that it is too long. */
  private static final int FRAMES = 12;

  private Failures() {}

  /** The same failure, typed by its kind. */
  public static ApplicationFailure of(ConnectorException failure) {
    var builder =
        ApplicationFailure.newBuilder()
            .setType(failure.kind().name())
            .setMessage(String.valueOf(failure.getMessage()));
    if (failure instanceof ConnectorException.Throttled throttled) {
      builder.setNextRetryDelay(throttled.retryAfter());
    }
    var told = builder.build();
    var trace = failure.getStackTrace();
    told.setStackTrace(Arrays.copyOf(trace, Math.min(trace.length, FRAMES)));
    return told;
  }

  /** What an outcome leaves to be done again; nothing when it leaves nothing. */
  static Optional<ApplicationFailure> in(ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.StillAllowed still -> Optional.of(of(still));
      case ItemOutcome.Failed failed -> Optional.of(of(failed));
      case ItemOutcome.Done done -> Optional.empty();
      case ItemOutcome.AlreadyAbsent absent -> Optional.empty();
      case ItemOutcome.Proven proven -> Optional.empty();
      case ItemOutcome.NeedsPerson person -> Optional.empty();
      case ItemOutcome.Held held -> Optional.empty();
      case ItemOutcome.Excepted excepted -> Optional.empty();
      case ItemOutcome.Reassigned reassigned -> Optional.empty();
      case ItemOutcome.Resumed resumed -> Optional.empty();
      case ItemOutcome.Returned back -> Optional.empty();
    };
  }

  /** The target does all but this. */
  private static ApplicationFailure of(ItemOutcome.Failed failed) {
    return ApplicationFailure.newBuilder()
        .setType(failed.kind().name())
        .setMessage(failed.stage().title() + ": " + failed.how())
        .build();
  }

  /** The target said yes, and a try still gets in. */
  private static ApplicationFailure of(ItemOutcome.StillAllowed still) {
    return ApplicationFailure.newBuilder()
        .setType(FailureKind.STILL_ALLOWED.name())
        .setMessage(still.stage().title() + ": " + still.how())
        .build();
  }
}
