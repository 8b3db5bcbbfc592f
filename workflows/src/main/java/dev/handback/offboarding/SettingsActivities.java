package dev.handback.offboarding;

import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.policy.ConditionsAsked;
import dev.handback.offboarding.policy.ConditionsHeld;
import dev.handback.offboarding.policy.Policy;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** What a run takes from the worker's configuration, once, at its start. */
@ActivityInterface(namePrefix = "Settings_")
public interface SettingsActivities {

  /** The policy in force as it is for this request, and the estate, as they are now. */
  RunSettings current(OffboardingRequest request);

  /**
   * Which conditions hold for which items (requirement P4). One that cannot be evaluated holds: it
   * asks more people, not fewer.
   */
  ConditionsHeld holding(ConditionsAsked asked);

  /** The estate as it is now, for what belongs to no run. */
  EstateSettings estate();

  /** Every target that this worker's estate has. */
  record EstateSettings(List<TargetBrief> targets) {

    public EstateSettings {
      targets = List.copyOf(targets);
    }
  }

  /**
   * The settings of one run.
   *
   * @param sweeps how stages reach the targets: chosen by benchmark, see the ADR on sweeps
   */
  record RunSettings(Policy policy, List<TargetBrief> estate, SweepMode sweeps) {

    public RunSettings {
      estate = List.copyOf(estate);
    }
  }

  /** Whether sweeps run as activities of their own or inside the workflow task. */
  enum SweepMode {
    ORDINARY,
    LOCAL
  }
}
