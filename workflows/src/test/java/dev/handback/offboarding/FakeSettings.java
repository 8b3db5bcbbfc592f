package dev.handback.offboarding;

import dev.handback.inventory.NamePattern;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.policy.ConditionsAsked;
import dev.handback.offboarding.policy.ConditionsHeld;
import dev.handback.offboarding.policy.ItemRules;
import dev.handback.offboarding.policy.Policy;
import dev.handback.offboarding.seat.SeatPool;
import dev.handback.offboarding.seat.SeatRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A policy of short patience whose one rule is for the run that asks, and targets by name. */
public final class FakeSettings implements SettingsActivities {

  private final List<String> targets;

  /** How many people must say yes. */
  public volatile int approvers;

  /** How many people must confirm what was contained. */
  public volatile int confirmers;

  /** Whether no rule says so. */
  public volatile boolean noRules;

  /** Who owns a target, where it is not {@code <target>-owner}. */
  public volatile Map<String, String> owners = Map.of();

  /** Accounts that several people use, by target. */
  public volatile Map<String, String> shared = Map.of();

  /** How long before it is due whoever owes something is reminded. */
  public volatile List<Duration> remindBefore = List.of();

  /** Who is asked after the security desk. */
  public volatile List<Policy.Step> ladder = List.of();

  /** Whether owners sign off, and what silence means. */
  public volatile Policy.@Nullable SignOffs signOffs;

  public FakeSettings(String... targets) {
    this.targets = List.of(targets);
  }

  /** What every target sells. */
  public static final SeatPool POOL =
      new SeatPool(
          "designer",
          new BigDecimal("45.00"),
          "EUR",
          20,
          LocalDate.of(2031, 3, 31),
          LocalDate.of(2030, 12, 31),
          null,
          true);

  /** What every target sells for less. */
  public static final SeatPool CHEAPER =
      new SeatPool("viewer", new BigDecimal("9.00"), "EUR", null, null, null, null, false);

  /** How long each target may owe a removal. */
  public static final Duration SLA = Duration.ofHours(4);

  /** What becomes of seats. */
  public volatile List<SeatRule> seats = List.of();

  /** How long after the close access is probed again. */
  public volatile List<Duration> watch = List.of();

  /** What is said of single items. */
  public volatile ItemRules items = ItemRules.NONE;

  /** A condition's name, and for which items it holds. */
  public volatile Map<String, Predicate<AccessItem>> conditions = Map.of();

  @Override
  public ConditionsHeld holding(ConditionsAsked asked) {
    return new ConditionsHeld(
        asked.conditions().stream()
            .flatMap(condition ->
                asked.items().stream()
                    .filter(Objects.requireNonNull(conditions.get(condition), condition))
                    .map(item -> new ConditionsHeld.Held(condition, item.id())))
            .toList());
  }

  @Override
  public EstateSettings estate() {
    return new EstateSettings(targets());
  }

  @Override
  public RunSettings current(OffboardingRequest request) {
    var policy =
        new Policy(
            "spec-1",
            Map.of(
                Stage.REVOKE_SESSIONS, Duration.ofSeconds(5), Stage.VERIFY, Duration.ofSeconds(10)),
            noRules ? List.of() : List.of(new Policy.ApprovalRule(request.trigger(), approvers)),
            "security-desk",
            Duration.ofDays(2),
            Duration.ofDays(1),
            Duration.ofDays(3),
            List.of("keycloak/ACCOUNT"),
            remindBefore,
            ladder,
            signOffs,
            watch,
            seats,
            confirmers,
            items);
    return new RunSettings(policy, targets(), SweepMode.ORDINARY);
  }

  private List<TargetBrief> targets() {
    return targets.stream()
        .map(id ->
            new TargetBrief(
                new TargetId(id),
                owners.getOrDefault(id, id + "-owner"),
                "targets",
                SLA,
                List.of(POOL, CHEAPER),
                Stream.ofNullable(shared.get(id)).map(NamePattern::new).toList()))
        .toList();
  }
}
