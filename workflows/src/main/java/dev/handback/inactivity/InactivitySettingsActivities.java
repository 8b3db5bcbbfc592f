package dev.handback.inactivity;

import io.temporal.activity.ActivityInterface;

/** What a scan takes from the worker's configuration, once, at its start. */
@ActivityInterface(namePrefix = "InactivitySettings_")
public interface InactivitySettingsActivities {

  /** The policy's rules, as they are now. */
  InactivityRules current();
}
