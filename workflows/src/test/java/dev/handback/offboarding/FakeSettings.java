package dev.handback.offboarding;

import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.policy.Policy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A policy of short patience whose one rule is for the run that asks, and targets by name. */
public final class FakeSettings implements SettingsActivities {

  private final List<TargetBrief> estate;
  private final int approvers;

  public FakeSettings(int approvers, String... targets) {
    this.approvers = approvers;
    this.estate =
        Arrays.stream(targets)
            .map(id -> new TargetBrief(new TargetId(id), id + "-owner", "targets", SLA))
            .toList();
  }

  /** How long each target may owe a removal. */
  public static final Duration SLA = Duration.ofHours(4);

  @Override
  public RunSettings current(OffboardingRequest request) {
    var policy =
        new Policy(
            "spec-1",
            Map.of(
                Stage.REVOKE_SESSIONS, Duration.ofSeconds(5), Stage.VERIFY, Duration.ofSeconds(10)),
            List.of(new Policy.ApprovalRule(request.trigger(), approvers)),
            "security-desk",
            Duration.ofDays(2),
            Duration.ofDays(1),
            Duration.ofDays(3),
            List.of("keycloak/ACCOUNT"));
    return new RunSettings(policy, estate, SweepMode.ORDINARY);
  }
}
