package dev.handback.worker;

import dev.handback.configuration.policy.InactivityLine;
import dev.handback.inactivity.InactivityRules;
import dev.handback.inactivity.InactivitySettingsActivities;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/** The policy as this worker read it at its start. */
final class InactivitySettingsActivitiesImpl implements InactivitySettingsActivities {

  private final @Nullable InactivityLine line;

  InactivitySettingsActivitiesImpl(@Nullable InactivityLine line) {
    this.line = line;
  }

  @Override
  public InactivityRules current() {
    if (line == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "policy.yaml does not say what inactivity is", "NO_RULES");
    }
    return line.rules();
  }
}
