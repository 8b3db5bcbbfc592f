package dev.handback.offboarding.policy;

import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.seat.SeatRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the company decided, as one version of {@code policy.yaml} (requirement P4). A run keeps the
 * version it started under.
 *
 * @param patience how long each stage waits for targets that fell behind before it moves on
 * @param approvals who must say yes before anything is touched; the first rule that matches counts,
 *     and rules with a condition are here only where it holds
 * @param escalateTo who is asked when an obligation's time is up
 * @param identifyWithin how long a person has to say who an unknown subject is
 * @param manualWithin how long a person has for a manual removal
 * @param birthright what everybody has whatever their role: it stays in a role change (T2)
 * @param remindBefore how long before an obligation is due whoever owes it is reminded
 * @param ladder who is asked after {@code escalateTo}, one after the other
 * @param signOffs whose word is waited for before something others depend on is cut; null where
 *     nobody's is
 * @param seats what becomes of seats; the first rule that fits counts (requirements L3, L4)
 * @param watch how long after the close access is looked at again (requirement S11)
 * @param confirmers so many people confirm what was contained first, before what cannot be given
 *     back goes (requirement T7); zero where nobody needs to
 * @param items what is said of single items, by conditions
 */
public record Policy(
    String version,
    Map<Stage, Duration> patience,
    List<ApprovalRule> approvals,
    String escalateTo,
    Duration approveWithin,
    Duration identifyWithin,
    Duration manualWithin,
    List<String> birthright,
    List<Duration> remindBefore,
    List<Step> ladder,
    @Nullable SignOffs signOffs,
    List<Duration> watch,
    List<SeatRule> seats,
    int confirmers,
    ItemRules items) {

  private static final int TWO_PEOPLE = 2;

  public Policy {
    patience = Map.copyOf(patience);
    approvals = List.copyOf(approvals);
    birthright = birthright == null ? List.of() : List.copyOf(birthright);
    remindBefore = remindBefore == null ? List.of() : List.copyOf(remindBefore);
    ladder = ladder == null ? List.of() : List.copyOf(ladder);
    // runs that began before these were there have none
    watch = List.copyOf(Objects.requireNonNullElse(watch, List.of()));
    seats = List.copyOf(Objects.requireNonNullElse(seats, List.of()));
    items = Objects.requireNonNullElse(items, ItemRules.NONE);
  }

  /** Every condition over items, each once. */
  public List<String> conditions() {
    var ofSeats = seats.stream().map(SeatRule::when).filter(Objects::nonNull);
    return Stream.concat(items.conditions(), ofSeats).distinct().toList();
  }

  public Duration patienceOf(Stage stage) {
    return patience.getOrDefault(stage, Duration.ZERO);
  }

  /**
   * How many people must approve. When no rule matches, nobody, but two the end of a whole
   * application. One subject's risk never waits (T7).
   */
  public int approversFor(Trigger trigger, Risk risk) {
    if (!trigger.isMassRemoval() && (trigger == Trigger.RISK || risk == Risk.HIGH)) {
      return 0;
    }
    return approvals.stream()
        .filter(rule -> rule.trigger() == trigger)
        .findFirst()
        .map(ApprovalRule::approvers)
        .orElse(trigger.isMassRemoval() ? TWO_PEOPLE : 0);
  }

  /** So many different people approve offboardings of this trigger. */
  public record ApprovalRule(Trigger trigger, int approvers) {}

  /** So long after the one before, this one is asked. */
  public record Step(Duration after, String to) {}

  /**
   * Owners sign off before an account that others depend on is cut (requirement S3).
   *
   * @param within how long an owner has
   * @param otherwise what silence means
   */
  public record SignOffs(Duration within, SafeDefault otherwise) {

    /** Whether silence ends the wait. */
    public boolean lapses() {
      return otherwise == SafeDefault.DISABLE;
    }
  }

  /** What silence means (requirement O1). In both cases nobody can sign in meanwhile. */
  public enum SafeDefault {
    /** The account is disabled all the same. */
    DISABLE,

    /** The account stays isolated, with a throw-away password, and people are asked on and on. */
    KEEP_ISOLATED
  }
}
