package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What this run is owed, by whom, until when. Each open one has a clock (requirements O1, O3). */
final class Obligations {

  private final Map<ObligationId, Obligation> all = new LinkedHashMap<>();
  private final OffboardingRequest request;
  private final Journal journal;
  private final Terms terms;
  private final Background background;

  Obligations(OffboardingRequest request, Journal journal, Terms terms, Background background) {
    this.request = request;
    this.journal = journal;
    this.terms = terms;
    this.background = background;
  }

  /** Opens an obligation and starts its clock; one that is open already stays as it is. */
  ObligationId open(
      ObligationKind kind,
      @Nullable ItemId item,
      @Nullable TargetId target,
      String assignee,
      Duration within,
      String why) {
    var id = idOf(kind, item + "/" + target);
    if (!isOpen(id)) {
      var now = Journal.now();
      change(
          new Obligation(
              id,
              item,
              target,
              kind,
              assignee,
              now,
              now.plus(within),
              ObligationState.OPEN,
              0,
              why),
          null,
          null);
      startClock(id, within);
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
      change(get(id).ended(end), by, reason);
    }
  }

  /** Nothing is owed any more: the run is called off. */
  void endAll(ObligationState end, @Nullable String by) {
    open().forEach(owed -> end(owed.id(), end, by));
  }

  /** Ends whatever this item still owes to a person. */
  void endFor(ItemId item, ObligationState end, String by) {
    open().stream()
        .filter(owed -> item.equals(owed.item()))
        .forEach(owed -> end(owed.id(), end, by));
  }

  /** Hands it to somebody else, never by or to the subject (P5); its clock goes on. */
  void delegate(Delegation delegation) {
    var subject = request.subject();
    var id = delegation.obligation();
    if (isOpen(id) && !subject.signsAs(delegation.by()) && !subject.signsAs(delegation.to())) {
      change(get(id).delegatedTo(delegation.to()), delegation.by(), delegation.reason());
    }
  }

  /** Asks the next person now, whatever the clock says. */
  void escalate(ObligationId id, @Nullable String by) {
    if (isOpen(id)) {
      change(get(id).escalatedTo(terms.policy().escalateTo()), by, null);
    }
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

  List<Obligation> open() {
    return all.values().stream().filter(one -> one.state() == ObligationState.OPEN).toList();
  }

  private boolean isOpen(ObligationId id) {
    var known = all.get(id);
    return known != null && known.state() == ObligationState.OPEN;
  }

  private Obligation get(ObligationId id) {
    return Objects.requireNonNull(all.get(id), "no such obligation in this run: " + id);
  }

  private void change(Obligation next, @Nullable String by, @Nullable String reason) {
    all.put(next.id(), next);
    journal.obligation(next, by, reason);
    journal.owed(open().size(), all.values().stream().anyMatch(one -> one.escalation() > 0));
  }

  /** Nobody waits for this: it runs beside the stages until the obligation ends. */
  private void startClock(ObligationId id, Duration within) {
    background.start(() -> {
      if (!Deadline.await(within, "SLA clock: " + get(id).why(), () -> !isOpen(id))) {
        escalate(id, null);
      }
    });
  }
}
