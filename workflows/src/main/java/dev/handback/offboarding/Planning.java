package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessFound.Unsearched;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.plan.Plan;
import dev.handback.offboarding.plan.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What targets have found joins the plan, or is stated as staying (requirements P3, T2). */
final class Planning {

  private final OffboardingRequest request;
  private final Terms terms;
  private final RunItems items;
  private final Journal journal;
  private final List<ItemOutcome> forPeople = new ArrayList<>();
  private boolean asked;
  private @Nullable Integer approvedBy;

  Planning(OffboardingRequest request, Terms terms, RunItems items, Journal journal) {
    this.request = request;
    this.terms = terms;
    this.items = items;
    this.journal = journal;
  }

  /** What is known already keeps its state. */
  void add(List<FoundAccess> found, List<AccessFound.Unreached> unreached) {
    var planned = Planned.from(request, terms.policy(), terms.estate(), found);
    items.keep(planned.kept());
    var added = items.add(planned.items());
    terms.askAbout(added);
    journal.planned(added, unreached, planned.kept());
    // what several people sign in with is replaced by whoever can tell it to the others (S2, P2)
    leaveToPeople(added.stream().filter(terms::isSharedSecret).toList(), this::newSecretFor);
    leaveToPeople(added.stream().filter(this::isUnapproved).toList(), this::approvalFor);
  }

  /**
   * A person looks where nobody can be found by what is known of the subject (O2, P1), where all
   * that the subject has is to go.
   */
  void leaveToSearch(List<Unsearched> unsearched) {
    for (var one : request.isAboutEverything() ? unsearched : List.<Unsearched>of()) {
      var target = terms.target(one.target());
      var added = items.add(List.of(Plan.notLookedFor(request.id(), request.subject(), target)));
      journal.planned(added, List.of(), List.of());
      leaveToPeople(added, _ -> one.why());
    }
  }

  /** What is found from now on was not there when people said yes. */
  void actFromNow() {
    approvedBy = terms.approversNeeded(items.planned());
  }

  /** Found once people had said yes, and more of them would have had to (P5). */
  private boolean isUnapproved(AccessItem item) {
    return approvedBy != null && terms.ofItems().approversFor(item) > approvedBy;
  }

  private void leaveToPeople(List<AccessItem> added, Function<AccessItem, String> why) {
    if (added.isEmpty()) {
      return;
    }
    var outcomes =
        added.stream()
            .map(item ->
                new ItemOutcome.NeedsPerson(item.id(), Stage.PLAN, why.apply(item), Journal.now()))
            .toList();
    journal.report(List.copyOf(outcomes), items.apply(List.copyOf(outcomes)), List.of());
    forPeople.addAll(outcomes);
  }

  /** What was found to be a person's since this was asked last: they are asked once it is due. */
  List<ItemOutcome> forPeople() {
    var asked = List.copyOf(forPeople);
    forPeople.clear();
    return asked;
  }

  private String approvalFor(AccessItem item) {
    return "%s of %s was found after the approvals, and needs %d of them: have it approved, and remove it"
        .formatted(item.name(), item.target(), terms.ofItems().approversFor(item));
  }

  private String newSecretFor(AccessItem secret) {
    var text =
        secret.kind() == ItemKind.CERTIFICATE
            ? "several people use the %s, and %s may have its key: give them a new one, and have this one revoked"
            : "several people use %s, and %s may know its password: give it a new one, and tell the others";
    var what = secret.kind() == ItemKind.CERTIFICATE ? secret.name() : secret.account().name();
    return text.formatted(what, request.subject().label());
  }

  /** Nobody knows the subject: never dropped, a person says who it is (O1), and says it once. */
  void askWhoThisIs(Obligations obligations) {
    if (asked) {
      return;
    }
    asked = true;
    var policy = terms.policy();
    var unknown = Plan.unknownSubject(request.id(), request.subject(), policy.escalateTo());
    var why = "No target knows %s".formatted(request.subject().label());
    give(unknown, why);
    obligations.open(
        ObligationKind.IDENTIFY_SUBJECT,
        unknown.id(),
        null,
        policy.escalateTo(),
        policy.identifyWithin(),
        why);
  }

  /** Nobody can list the application's accounts: its owner retires all of them (O2, T6). */
  void askToRetireByHand(Obligations obligations, TargetBrief application, String why) {
    var everything = Plan.wholeApplication(request.id(), request.subject(), application);
    obligations.askFor(List.of(give(everything, why)), items);
  }

  private ItemOutcome give(AccessItem item, String why) {
    journal.planned(items.add(List.of(item)), List.of(), List.of());
    var asked = new ItemOutcome.NeedsPerson(item.id(), Stage.PLAN, why, Journal.now());
    journal.report(List.of(asked), items.apply(List.of(asked)), List.of());
    return asked;
  }
}
