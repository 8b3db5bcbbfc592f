package dev.handback.offboarding;

import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationEnd;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.obligation.ObligationTerms;
import dev.handback.offboarding.obligation.ObligationTerms.Rung;
import dev.handback.offboarding.record.Leavers;
import dev.handback.offboarding.record.ObligationChanged;
import dev.handback.offboarding.record.RecordActivities;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The life of one obligation: whatever happens to it is on the record and told to its run. */
public final class ObligationWorkflowImpl implements ObligationWorkflow {

  /** What has been through its ladder is never forgotten. */
  private static final Duration REMIND_AGAIN = Duration.ofDays(7);

  private final RecordActivities record =
      Workflow.newLocalActivityStub(RecordActivities.class, Reach.record());
  private final ObligationTerms terms;
  private final Deque<Functions.Proc> heard = new ArrayDeque<>();
  private Obligation owed;

  @WorkflowInit
  public ObligationWorkflowImpl(ObligationTerms terms) {
    this.terms = terms;
    this.owed = terms.obligation();
  }

  @Override
  public Obligation owe(ObligationTerms terms) {
    passOnFromLeaver();
    while (owed.isOpen()) {
      Workflow.setCurrentDetails(OperatorView.markdown(terms.subject(), owed));
      var next = nextMoment();
      if (awaitWord(next)) {
        heard.remove().apply();
      } else {
        happen(next);
      }
      passOnFromLeaver();
    }
    Workflow.setCurrentDetails(OperatorView.markdown(terms.subject(), owed));
    Workflow.await(Workflow::isEveryHandlerFinished);
    return owed;
  }

  @Override
  public void delegate(Delegation delegation) {
    var subject = terms.subject();
    if (!subject.signsAs(delegation.by()) && !subject.signsAs(delegation.to())) {
      heard.add(
          () -> change(owed.delegatedTo(delegation.to()), delegation.by(), delegation.reason()));
    }
  }

  @Override
  public void escalate(@Nullable String by) {
    heard.add(() -> change(owed.escalatedTo(nextOnLadder()), by, null));
  }

  @Override
  public void end(ObligationEnd end) {
    heard.add(() -> change(owed.ended(end.state()), end.by(), end.reason()));
  }

  /**
   * Whoever leaves before it is due is asked for nothing more: it goes to whom policy names next,
   * by the same date. They may begin to leave while they owe it, so this is asked again and again.
   */
  private void passOnFromLeaver() {
    if (!owed.isOpen() || terms.instead().isEmpty()) {
      return;
    }
    var names =
        Stream.concat(Stream.of(owed.assignee()), terms.instead().stream()).distinct().toList();
    var now = Journal.now();
    var by = owed.dueAt().isAfter(now) ? owed.dueAt() : now;
    var leavers = record.leavers(new Leavers.Question(terms.offboarding(), names, by)).names();
    if (leavers.contains(owed.assignee())) {
      names.stream()
          .filter(name -> !leavers.contains(name) && !terms.subject().signsAs(name))
          .findFirst()
          .ifPresent(next ->
              change(owed.delegatedTo(next), null, owed.assignee() + " is leaving as well"));
    }
  }

  private boolean awaitWord(Instant until) {
    var wait = Duration.between(Journal.now(), until);
    return Deadline.await(wait, summary(until), () -> !heard.isEmpty());
  }

  private Instant nextMoment() {
    var now = Journal.now();
    var moments = terms.momentsAfter(now);
    return moments.isEmpty() ? now.plus(REMIND_AGAIN) : moments.getFirst();
  }

  /** Silence: the obligation lapses, climbs its ladder, or whoever owes it is reminded. */
  private void happen(Instant moment) {
    if (terms.lapses() && !moment.isBefore(owed.dueAt())) {
      change(owed.ended(ObligationState.LAPSED), null, null);
    } else if (terms.ladder().stream().anyMatch(rung -> rung.at().equals(moment))) {
      change(owed.escalatedTo(rungAt(moment)), null, null);
    } else {
      change(owed.reminded(), null, null);
    }
  }

  private String rungAt(Instant moment) {
    return terms.ladder().stream()
        .filter(rung -> !rung.at().isAfter(moment))
        .max(Comparator.comparing(Rung::at))
        .map(Rung::to)
        .orElse(owed.assignee());
  }

  private String nextOnLadder() {
    var now = Journal.now();
    return terms.ladder().stream()
        .filter(rung -> rung.at().isAfter(now))
        .min(Comparator.comparing(Rung::at))
        .map(Rung::to)
        .orElseGet(() -> rungAt(now));
  }

  private void change(Obligation next, @Nullable String by, @Nullable String reason) {
    owed = next;
    record.obligation(new ObligationChanged(terms.offboarding(), owed, by, reason, Journal.now()));
    if (owed.isOpen()) {
      Workflow.newExternalWorkflowStub(OffboardingWorkflow.class, run()).owedChanged(owed);
    }
  }

  /** Whoever opened it: the run itself, or the one that takes it back. */
  private String run() {
    return Workflow.getInfo()
        .getParentWorkflowId()
        .orElseGet(() -> terms.offboarding().workflowId());
  }

  private String summary(Instant until) {
    return "%s owes until %s: %s".formatted(owed.assignee(), until, owed.why());
  }
}
