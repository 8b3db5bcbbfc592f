package dev.handback.demo.command;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.policy.ApprovalLine;
import dev.handback.configuration.policy.Condition;
import dev.handback.configuration.policy.Departure;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.configuration.policy.SignOffLine;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a policy does for one departure, each answer with the line of the file that gives it. */
final class PolicyTable {
  private final ConfigurationFile<PolicyFile> file;

  PolicyTable(ConfigurationFile<PolicyFile> file) {
    this.file = file;
  }

  String of(Departure departure) {
    Policy policy = file.value().policyFor(departure);
    List<Row> rows = new ArrayList<>();
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
    return heading(departure, policy) + "\n\n" + table(rows);
  }

  private static String heading(Departure departure, Policy policy) {
    return "Policy %s for %s %s, %s, risk %s"
        .formatted(
            policy.version(),
            departure.subject().kind(),
            departure.subject().label(),
            departure.trigger(),
            departure.risk());
  }

  /** Only of what cannot wait to be approved. */
  private Optional<Row> confirmations(Departure departure, Policy policy) {
    OptionalInt index = file.value().confirmationFor(departure);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    String answer =
        "%s within %s, once it is contained"
            .formatted(
                Words.count(policy.confirmers(), "approver"), Words.time(policy.approveWithin()));
    String line = "confirmations[%d]".formatted(index.getAsInt());
    return Optional.of(new Row("Confirmations", answer, line));
  }

  private Row approvals(Departure departure, Policy policy) {
    OptionalInt index = file.value().ruleFor(departure);
    if (index.isEmpty() && departure.cannotWait() && !departure.trigger().isMassRemoval()) {
      return new Row("Approvals", "none", "risk never waits");
    }
    int approvers = policy.approversFor(departure.trigger(), departure.risk());
    String answer =
        approvers == 0
            ? "none"
            : "%s within %s"
                .formatted(Words.count(approvers, "approver"), Words.time(policy.approveWithin()));
    return new Row(
        "Approvals", answer, index.isEmpty() ? "no rule applies" : rule(index.getAsInt()));
  }

  /** Which of them count is known once it is known what there is. */
  private List<Row> approvalsOfItems(Departure departure) {
    List<ApprovalLine> rules = file.value().rules();
    return file.value()
        .itemRules(departure)
        .mapToObj(index -> {
          String people = Words.count(rules.get(index).approvers(), "approver");
          return new Row("Approvals, for some items", people, rule(index));
        })
        .toList();
  }

  private List<Row> signOffs(Policy policy) {
    if (policy.signOffs() == null) {
      return List.of(new Row("Owners sign off", "nobody is asked", "not written, or risk"));
    }
    List<Row> rows = new ArrayList<>();
    List<SignOffLine.Rule> rules = file.value().signOffRules();
    for (int index = 0; index < rules.size(); index++) {
      SignOffLine.Rule rule = rules.get(index);
      String line = line("/signOffs/rules/" + index) + ": " + oneLine(rule.when());
      rows.add(signOff("Owners of some items sign off", rule.terms(), line));
    }
    rows.add(signOff("Owners sign off", policy.signOffs(), line("/signOffs")));
    return rows;
  }

  private static Row signOff(String what, Policy.SignOffs terms, String why) {
    String answer = "within %s, else %s".formatted(Words.time(terms.within()), terms.otherwise());
    return new Row(what, answer, why);
  }

  private static String oneLine(Condition condition) {
    return condition.toString().strip().replaceAll("\\s+", " ");
  }

  private String rule(int index) {
    ApprovalLine rule = file.value().rules().get(index);
    String condition = rule.when() == null ? "" : ": " + oneLine(rule.when());
    return "%s, approvals[%d]%s".formatted(line("/approvals/" + index), index, condition);
  }

  private Row patience(Stage stage, Policy policy) {
    String what = "Patience, " + stage.title().toLowerCase(Locale.ROOT);
    return file.value().patience().containsKey(stage)
        ? new Row(what, Words.time(policy.patienceOf(stage)), line("/patience/" + stage))
        : new Row(what, "none", "not written");
  }

  private Row owed(String what, String answer, String key) {
    return new Row(what, answer, line("/obligations/" + key));
  }

  private Row seats() {
    int rules = file.value().seatRules().size();
    return rules == 0
        ? new Row("Seats", "freed at once", "not written")
        : new Row("Seats", Words.count(rules, "rule"), line("/seats"));
  }

  private Row watch() {
    String times =
        file.value().probes().stream().map(Words::time).collect(Collectors.joining(", "));
    String answer = times.isEmpty() ? "never" : times;
    String why = file.value().watch() == null ? "not written" : line("/watch");
    return new Row("Probe after the close", answer, why);
  }

  private String line(String pointer) {
    return "line " + file.lineOf(pointer);
  }

  private static String table(List<Row> rows) {
    int what = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
    int answer = rows.stream().mapToInt(row -> row.answer().length()).max().orElse(0);
    return rows.stream().map(row -> row.padded(what, answer)).collect(Collectors.joining("\n"));
  }

  private record Row(String what, String answer, String why) {
    String padded(int first, int second) {
      return ("  %-" + first + "s  %-" + second + "s  %s").formatted(what, answer, why);
    }
  }
}
