package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationEnd;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this run is owed, by whom, until when. Each is a child of its own, which reminds and
 * escalates (requirements O1, O3); the run says when it is owed no more.
 */
final class Obligations {

  private final Map<ObligationId, Obligation> all = new LinkedHashMap<>();
  private final Map<ObligationId, ObligationWorkflow> children = new LinkedHashMap<>();
  private final OffboardingRequest request;
  private final Journal journal;
  private final Terms terms;
  private final Background background;
  private final String apart;

  Obligations(OffboardingRequest request, Journal journal, Terms terms, Background background) {
    this(request, journal, terms, background, "");
  }

  /**
   * Of another workflow of the same offboarding.
   *
   * @param apart keeps its obligations apart from those of the first
   */
  Obligations(
      OffboardingRequest request,
      Journal journal,
      Terms terms,
      Background background,
      String apart) {
    this.request = request;
    this.journal = journal;
    this.terms = terms;
    this.background = background;
    this.apart = apart;
  }

  /** Opens an obligation and starts its clock; one that is open already stays as it is. */
  ObligationId open(
      ObligationKind kind,
      @Nullable ItemId item,
      @Nullable TargetId target,
      String assignee,
      Duration within,
      String why) {
    var id = idOf(kind, apart + item + "/" + target);
    if (!isOpen(id)) {
      var owed =
          terms
              .owing(kind, item)
              .obligation(id, item, target, unlessSubject(assignee), Journal.now(), within, why);
      all.put(id, owed);
      journal.obligation(owed, null, null);
      tellOperators();
      start(owed);
    }
    return id;
  }

  /** What no connector can do, or prove, its owner owes (requirement O2). */
  void askFor(List<ItemOutcome> outcomes, RunItems items) {
    for (var outcome : outcomes) {
      if (outcome instanceof ItemOutcome.NeedsPerson person) {
        var item = items.state(person.item()).item();
        open(
            ObligationKind.MANUAL_REMOVAL,
            item.id(),
            item.target(),
            item.owner(),
            terms.policy().manualWithin(),
            person.how());
      }
    }
  }

  /** Ends an obligation; one that has ended stays as it is. */
  void end(ObligationId id, ObligationState end, @Nullable String by) {
    end(id, end, by, null);
  }

  /** The same, with what was said. */
  void end(ObligationId id, ObligationState end, @Nullable String by, @Nullable String reason) {
    if (isOpen(id)) {
      all.put(id, get(id).ended(end));
      tell(id, child -> child.end(new ObligationEnd(end, by, reason)));
      tellOperators();
    }
  }

  /** Nothing is owed any more: the run is called off. */
  void endAll(ObligationState end, @Nullable String by) {
    open().forEach(owed -> end(owed.id(), end, by));
  }

  /** Ends whatever this item still owes to a person. */
  void endFor(ItemId item, ObligationState end, String by, @Nullable String reason) {
    openFor(item).forEach(owed -> end(owed.id(), end, by, reason));
  }

  /** Hands it to somebody else, never by or to the subject (P5); its clock goes on. */
  void delegate(Delegation delegation) {
    var id = delegation.obligation();
    if (isOpen(id)) {
      tell(id, child -> child.delegate(delegation));
    }
  }

  /** Asks the next person now, whatever the clock says. */
  void escalate(ObligationId id, @Nullable String by) {
    if (isOpen(id)) {
      tell(id, child -> child.escalate(by));
    }
  }

  /** A child says how it stands; what the run has ended meanwhile stays ended. */
  void hear(Obligation changed) {
    if (isOpen(changed.id())) {
      all.put(changed.id(), changed);
      tellOperators();
    }
  }

  List<Obligation> open() {
    return all.values().stream().filter(Obligation::isOpen).toList();
  }

  /** What is owed about this item. */
  List<Obligation> openFor(ItemId item) {
    return open().stream().filter(owed -> item.equals(owed.item())).toList();
  }

  /** What is owed about this item in this way. */
  Optional<Obligation> openFor(ItemId item, ObligationKind kind) {
    return openFor(item).stream().filter(owed -> owed.kind() == kind).findFirst();
  }

  /** The last obligation of this kind about this item lapsed: silence has its answer. */
  boolean hasLapsed(ItemId item, ObligationKind kind) {
    return all.values().stream()
        .filter(owed -> item.equals(owed.item()) && owed.kind() == kind)
        .reduce((before, last) -> last)
        .filter(owed -> owed.state() == ObligationState.LAPSED)
        .isPresent();
  }

  /** Nobody owes anything about themselves (P5): it goes to whoever would be asked next. */
  private String unlessSubject(String assignee) {
    return terms.isSubject(assignee) ? terms.policy().escalateTo() : assignee;
  }

  /** What is owed again after it ended is a debt of its own: the first keeps its end (R7). */
  private ObligationId idOf(ObligationKind kind, String about) {
    var id = new ObligationId("obl-" + Digest.hex(request.id().value(), kind.name(), about));
    for (var again = 2; all.containsKey(id) && !isOpen(id); again++) {
      var nth = "%s/%d".formatted(about, again);
      id = new ObligationId("obl-" + Digest.hex(request.id().value(), kind.name(), nth));
    }
    return id;
  }

  private boolean isOpen(ObligationId id) {
    var known = all.get(id);
    return known != null && known.isOpen();
  }

  private Obligation get(ObligationId id) {
    return Objects.requireNonNull(all.get(id), "no such obligation in this run: " + id);
  }

  private void start(Obligation owed) {
    var child =
        Workflow.newChildWorkflowStub(
            ObligationWorkflow.class, Reach.obligation(request.id(), owed));
    children.put(owed.id(), child);
    var owing = terms.owing(owed.kind(), owed.item());
    var ended = Async.function(child::owe, owing.terms(request, owed));
    background.start(() -> {
      hear(ended.get());
    });
  }

  private void tell(ObligationId id, Functions.Proc1<ObligationWorkflow> word) {
    var child = Objects.requireNonNull(children.get(id), "no child for " + id);
    background.start(() -> {
      Workflow.getWorkflowExecution(child).get();
      // where it ended by itself in this moment, it says so with its result
      Hearing.of(() -> word.apply(child));
    });
  }

  private void tellOperators() {
    journal.owed(open().size(), all.values().stream().anyMatch(one -> one.escalation() > 0));
  }
}
