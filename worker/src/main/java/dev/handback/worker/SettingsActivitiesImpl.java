package dev.handback.worker;

import dev.handback.offboarding.SettingsActivities;

/** The policy and the estate as this worker read them at its start. */
final class SettingsActivitiesImpl implements SettingsActivities {

  private final RunSettings settings;

  SettingsActivitiesImpl(RunSettings settings) {
    this.settings = settings;
  }

  @Override
  public RunSettings current() {
    return settings;
  }
}
