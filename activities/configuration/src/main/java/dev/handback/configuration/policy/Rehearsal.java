package dev.handback.configuration.policy;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Words;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a policy would do for one departure, each answer with the line of the file that gives it.
 * Nothing is touched (requirement P4).
 */
public final class Rehearsal {
  private final ConfigurationFile<PolicyFile> file;

  public Rehearsal(ConfigurationFile<PolicyFile> file) {
    this.file = file;
  }

  /** Every answer, in the order of a run. */
  public List<Answer> of(Departure departure) {
    Policy policy = file.value().policyFor(departure);
    List<Answer> rows = new ArrayList<>();
    rows.add(approvals(departure, policy));
    rows.addAll(approvalsOfItems(departure));
    confirmations(departure, policy).ifPresent(rows::add);
    Stage.OF_ACCESS.forEach(stage -> rows.add(patience(stage, policy)));
    rows.add(owed("Say who it is", Words.time(policy.identifyWithin()), "identifyWithin"));
    rows.add(owed("Remove by hand", Words.time(policy.manualWithin()), "manualWithin"));
    rows.add(owed("Then escalate to", policy.escalateTo(), "escalateTo"));
    rows.addAll(signOffs(policy));
    rows.add(seats());
    rows.add(watch());
    return List.copyOf(rows);
  }

  /** Only of what cannot wait to be approved. */
  private Optional<Answer> confirmations(Departure departure, Policy policy) {
    OptionalInt index = file.value().confirmationFor(departure);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    String answer =
        "%s within %s, once it is contained"
            .formatted(
                Words.count(policy.confirmers(), "approver"), Words.time(policy.approveWithin()));
    String line = "confirmations[%d]".formatted(index.getAsInt());
    return Optional.of(new Answer("Confirmations", answer, line));
  }

  private Answer approvals(Departure departure, Policy policy) {
    OptionalInt index = file.value().ruleFor(departure);
    if (index.isEmpty() && departure.cannotWait() && !departure.trigger().isMassRemoval()) {
      return new Answer("Approvals", "none", "risk never waits");
    }
    int approvers = policy.approversFor(departure.trigger(), departure.risk());
    String answer =
        approvers == 0
            ? "none"
            : "%s within %s"
                .formatted(Words.count(approvers, "approver"), Words.time(policy.approveWithin()));
    return new Answer(
        "Approvals", answer, index.isEmpty() ? "no rule applies" : rule(index.getAsInt()));
  }

  /** Which of them count is known once it is known what there is. */
  private List<Answer> approvalsOfItems(Departure departure) {
    List<ApprovalLine> rules = file.value().rules();
    return file.value()
        .itemRules(departure)
        .mapToObj(index -> {
          String people = Words.count(rules.get(index).approvers(), "approver");
          return new Answer("Approvals, for some items", people, rule(index));
        })
        .toList();
  }

  private List<Answer> signOffs(Policy policy) {
    if (policy.signOffs() == null) {
      return List.of(new Answer("Owners sign off", "nobody is asked", "not written, or risk"));
    }
    List<Answer> rows = new ArrayList<>();
    List<SignOffLine.Rule> rules = file.value().signOffRules();
    for (int index = 0; index < rules.size(); index++) {
      SignOffLine.Rule rule = rules.get(index);
      String line = line("/signOffs/rules/" + index) + ": " + oneLine(rule.when());
      rows.add(signOff("Owners of some items sign off", rule.terms(), line));
    }
    rows.add(signOff("Owners sign off", policy.signOffs(), line("/signOffs")));
    return rows;
  }

  private static Answer signOff(String what, Policy.SignOffs terms, String why) {
    String answer = "within %s, else %s".formatted(Words.time(terms.within()), terms.otherwise());
    return new Answer(what, answer, why);
  }

  private static String oneLine(Condition condition) {
    return condition.toString().strip().replaceAll("\\s+", " ");
  }

  private String rule(int index) {
    ApprovalLine rule = file.value().rules().get(index);
    String condition = rule.when() == null ? "" : ": " + oneLine(rule.when());
    return "%s, approvals[%d]%s".formatted(line("/approvals/" + index), index, condition);
  }

  private Answer patience(Stage stage, Policy policy) {
    String what = "Patience, " + stage.title().toLowerCase(Locale.ROOT);
    return file.value().patience().containsKey(stage)
        ? new Answer(what, Words.time(policy.patienceOf(stage)), line("/patience/" + stage))
        : new Answer(what, "none", "not written");
  }

  private Answer owed(String what, String answer, String key) {
    return new Answer(what, answer, line("/obligations/" + key));
  }

  private Answer seats() {
    int rules = file.value().seatRules().size();
    return rules == 0
        ? new Answer("Seats", "freed at once", "not written")
        : new Answer("Seats", Words.count(rules, "rule"), line("/seats"));
  }

  private Answer watch() {
    String times =
        file.value().probes().stream().map(Words::time).collect(Collectors.joining(", "));
    String answer = times.isEmpty() ? "never" : times;
    String why = file.value().watch() == null ? "not written" : line("/watch");
    return new Answer("Probe after the close", answer, why);
  }

  private String line(String pointer) {
    return "line " + file.lineOf(pointer);
  }

  /**
   * One answer.
   *
   * @param what is asked
   * @param why the line that says so, or why none does
   */
  public record Answer(String what, String answer, String why) {}
}
