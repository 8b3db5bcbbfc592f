package dev.handback.worker;

import dev.handback.configuration.policy.Departure;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.SettingsActivities;
import dev.handback.offboarding.access.TargetBrief;
import java.util.List;

/** The policy and the estate as this worker read them at its start. */
final class SettingsActivitiesImpl implements SettingsActivities {

  private final PolicyFile policy;
  private final List<TargetBrief> estate;
  private final SweepMode sweeps;

  SettingsActivitiesImpl(PolicyFile policy, List<TargetBrief> estate, SweepMode sweeps) {
    this.policy = policy;
    this.estate = estate;
    this.sweeps = sweeps;
  }

  @Override
  public RunSettings current(OffboardingRequest request) {
    return new RunSettings(policy.policyFor(Departure.of(request)), estate, sweeps);
  }

  @Override
  public EstateSettings estate() {
    return new EstateSettings(estate);
  }
}
