package dev.handback.configuration.policy;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.policy.ItemRules;
import dev.handback.offboarding.policy.Policy;
import dev.handback.offboarding.seat.SeatRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code policy.yaml} as it is written (requirement P4).
 *
 * @param approvals the first rule that applies counts
 * @param confirmations who confirms risk that was contained; the first rule that applies counts
 * @param signOffs how owners are asked whose word is waited for before something others depend on
 *     is cut; null: nobody's
 * @param birthright access that everybody has whatever their role (requirement T2)
 * @param guard null when nothing is held
 * @param watch how long after the close access is probed again (requirement S11); none switches it
 *     off, and the usual times count where nothing is written
 * @param seats what becomes of seats; the first rule that fits counts (requirements L3, L4, S6)
 * @param inventory null where the file leaves it to {@link InventoryRules#unlessWritten}
 * @param inactivity null where nothing is ever unused
 */
public record PolicyFile(
    String version,
    Map<Stage, Duration> patience,
    @Nullable List<ApprovalLine> approvals,
    @Nullable List<ApprovalLine> confirmations,
    Owed obligations,
    @Nullable List<String> birthright,
    @Nullable SignOffLine signOffs,
    @Nullable Guard guard,
    @Nullable List<Duration> watch,
    @Nullable List<SeatRule> seats,
    @Nullable InventoryRules inventory,
    @Nullable InactivityLine inactivity) {

  private static final String NAME = "policy.yaml";
  private static final String SCHEMA = "policy.schema.json";

  private static final List<Duration> USUAL_WATCH =
      List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

  public PolicyFile {
    patience = Map.copyOf(patience);
    approvals = approvals == null ? List.of() : List.copyOf(approvals);
    confirmations = confirmations == null ? List.of() : List.copyOf(confirmations);
    birthright = birthright == null ? List.of() : List.copyOf(birthright);
    watch = watch == null ? null : List.copyOf(watch);
    seats = seats == null ? List.of() : List.copyOf(seats);
  }

  /**
   * Reads and checks the file.
   *
   * @throws ConfigurationException with every problem, by file and line
   */
  public static ConfigurationFile<PolicyFile> read(Path file) {
    return checked(ConfigurationFile.read(file, SCHEMA, PolicyFile.class));
  }

  /**
   * Checks a text that is in no file yet.
   *
   * @throws ConfigurationException with every problem, by line
   */
  public static ConfigurationFile<PolicyFile> parse(String text) {
    return checked(ConfigurationFile.parse(Path.of(NAME), text, SCHEMA, PolicyFile.class));
  }

  private static ConfigurationFile<PolicyFile> checked(ConfigurationFile<PolicyFile> read) {
    var wrong =
        Stream.concat(new WrongConditions(read).all().stream(), wrongDowngrades(read)).toList();
    if (!wrong.isEmpty()) {
      throw new ConfigurationException(wrong);
    }
    return read;
  }

  /** Which approval rule, counted from 0, decides about this departure: none when risk is high. */
  public OptionalInt ruleFor(Departure departure) {
    return departure.cannotWait() && !departure.trigger().isMassRemoval()
        ? OptionalInt.empty()
        : first(rules(), departure);
  }

  /** Which confirmation rule decides about this departure: none when it can wait for approvals. */
  public OptionalInt confirmationFor(Departure departure) {
    return departure.cannotWait() ? first(confirmationRules(), departure) : OptionalInt.empty();
  }

  private static OptionalInt first(List<ApprovalLine> rules, Departure departure) {
    return IntStream.range(0, rules.size())
        .filter(index -> !rules.get(index).isAboutItems())
        .filter(index -> rules.get(index).appliesTo(departure))
        .findFirst();
  }

  /** The approval rules in their order. */
  public List<ApprovalLine> rules() {
    return approvals == null ? List.of() : approvals;
  }

  /** The confirmation rules in their order. */
  public List<ApprovalLine> confirmationRules() {
    return confirmations == null ? List.of() : confirmations;
  }

  /** When access is probed again, counted from the close. */
  public List<Duration> probes() {
    return watch == null ? USUAL_WATCH : watch;
  }

  /** What becomes of seats, in their order. */
  public List<SeatRule> seatRules() {
    return seats == null ? List.of() : seats;
  }

  /** How accounts are synced, and what becomes of those that are nobody's. */
  public InventoryRules inventoryRules() {
    return inventory == null ? InventoryRules.unlessWritten(obligations.escalateTo()) : inventory;
  }

  /** The policy as the run of this departure takes it: conditions are decided here. */
  public Policy policyFor(Departure departure) {
    return new Policy(
        version,
        patience,
        ruleFor(departure).stream()
            .mapToObj(rules()::get)
            .map(rule -> new Policy.ApprovalRule(departure.trigger(), rule.approvers()))
            .toList(),
        obligations.escalateTo(),
        obligations.approveWithin(),
        obligations.identifyWithin(),
        obligations.manualWithin(),
        birthright == null ? List.of() : birthright,
        obligations.remindBefore(),
        obligations.ladder(),
        departure.cannotWait() || signOffs == null ? null : signOffs.terms(),
        probes(),
        seatRules(),
        confirmersOf(departure),
        itemRulesFor(departure));
  }

  /** Which approval rules, counted from 0, are asked of each item of this departure. */
  public IntStream itemRules(Departure departure) {
    return IntStream.range(0, rules().size())
        .filter(index -> !departure.cannotWait() && rules().get(index).isAboutItemsOf(departure));
  }

  /** Risk never waits for anybody's word, whatever there is of it (T7). */
  private ItemRules itemRulesFor(Departure departure) {
    if (departure.cannotWait()) {
      return ItemRules.NONE;
    }
    var approving =
        itemRules(departure)
            .mapToObj(rules()::get)
            .map(rule -> new ItemRules.Approval(String.valueOf(rule.when()), rule.approvers()))
            .toList();
    var signing =
        signOffRules().stream()
            .map(rule -> new ItemRules.SignOff(rule.when().toString(), rule.terms()))
            .toList();
    return new ItemRules(approving, signing);
  }

  /** How owners of some items are asked, in their order. */
  public List<SignOffLine.Rule> signOffRules() {
    return signOffs == null ? List.of() : signOffs.rules();
  }

  private int confirmersOf(Departure departure) {
    var rule = confirmationFor(departure);
    return rule.isEmpty() ? 0 : confirmationRules().get(rule.getAsInt()).approvers();
  }

  private static Stream<Problem> wrongDowngrades(ConfigurationFile<PolicyFile> file) {
    var line = file.value().inactivity();
    return line == null
        ? Stream.empty()
        : IntStream.range(0, line.downgrades().size())
            .boxed()
            .flatMap(index ->
                line.wrongIn(index)
                    .map(what ->
                        file.problem(
                            "/inactivity/downgrade/" + index,
                            "inactivity.downgrade[%d] %s".formatted(index, what))));
  }

  /** Who is asked, and how long they have. */
  public record Owed(
      String escalateTo,
      Duration approveWithin,
      Duration identifyWithin,
      Duration manualWithin,
      List<Duration> remindBefore,
      List<Policy.Step> ladder) {

    public Owed {
      remindBefore = remindBefore == null ? List.of() : List.copyOf(remindBefore);
      ladder = ladder == null ? List.of() : List.copyOf(ladder);
    }
  }
}
