package dev.handback.worker;

import dev.handback.configuration.policy.Condition;
import dev.handback.configuration.policy.Departure;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.SettingsActivities;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.policy.ConditionsAsked;
import dev.handback.offboarding.policy.ConditionsHeld;
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

  /**
   * By the conditions as the run has them: another version of the policy may be in force by now.
   */
  @Override
  public ConditionsHeld holding(ConditionsAsked asked) {
    var departure = Departure.of(asked.request());
    return new ConditionsHeld(
        asked.conditions().stream()
            .map(Condition::of)
            .flatMap(condition ->
                asked.items().stream()
                    .filter(item -> condition.holdsFor(departure, item))
                    .map(item -> new ConditionsHeld.Held(condition.toString(), item.id())))
            .toList());
  }

  @Override
  public EstateSettings estate() {
    return new EstateSettings(estate);
  }
}
