package dev.handback.offboarding;

import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.KeptAccess;
import dev.handback.offboarding.access.TargetId;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a whole application that is a target itself (requirement T6): beside the run's own
 * stages, which are about what other targets know of the application, its accounts go page by page.
 */
final class Retirement {

  private static final String OURS = "Handback signs in with it, until the target is given up";

  private final OffboardingRequest request;
  private final Terms terms;
  private final Planning planning;
  private final Obligations obligations;
  private final Journal journal;
  private final Background background;
  private int pages;
  private boolean begun;
  private boolean running;

  Retirement(
      OffboardingRequest request,
      Terms terms,
      Planning planning,
      Obligations obligations,
      Journal journal,
      Background background) {
    this.request = request;
    this.terms = terms;
    this.planning = planning;
    this.obligations = obligations;
    this.journal = journal;
    this.background = background;
  }

  /** Whether it is about accounts of a target, whosever they are: then nobody is unknown. */
  boolean isOfTarget() {
    return request.namesAccounts() || (isWhole() && terms.knows(application()));
  }

  /** Whether an application is to go that is none of the targets: a person must say what it is. */
  boolean isUnknown() {
    return isWhole() && !terms.knows(application());
  }

  private boolean isWhole() {
    return request.trigger() == Trigger.APPLICATION_RETIREMENT && request.page() == null;
  }

  /** Begins with the pages, for which access ends at the same time. */
  void start(Instant endsAt) {
    if (isWhole() && terms.knows(application())) {
      var queue = terms.target(application()).taskQueue();
      var due = request.endingAt(endsAt);
      run(new RetirementRequest(due, queue, RetirementProgress.NONE, null));
    }
  }

  /** Whether pages are still to come to their end. */
  boolean goesOn() {
    return running;
  }

  /** Every page gives back what it took (T13); the run is not over before. */
  void takeBack(@Nullable Rescission word) {
    if (begun && word != null) {
      background.start(() -> {
        if (!tell(word)) {
          Workflow.await(() -> !running);
          var queue = terms.target(application()).taskQueue();
          run(new RetirementRequest(request, queue, RetirementProgress.over(pages), word));
        }
      });
    }
  }

  private boolean tell(Rescission word) {
    var id = RetirementWorkflow.idOf(request.id());
    return running
        && Hearing.of(
            () -> Workflow.newExternalWorkflowStub(RetirementWorkflow.class, id).rescind(word));
  }

  private void run(RetirementRequest retirement) {
    var run = Workflow.newChildWorkflowStub(RetirementWorkflow.class, Reach.pages(request));
    begun = true;
    running = true;
    background.start(() -> {
      var outcome = run.retire(retirement);
      pages = outcome.pages();
      running = false;
      if (retirement.rescission() == null) {
        tellRecord(outcome);
      }
    });
  }

  private void tellRecord(RetirementOutcome outcome) {
    if (!outcome.own().isEmpty()) {
      journal.planned(List.of(), List.of(), outcome.own().stream().map(this::kept).toList());
    }
    if (outcome.byHand() != null) {
      planning.askToRetireByHand(obligations, terms.target(application()), outcome.byHand());
    }
  }

  private KeptAccess kept(AccountRef own) {
    return new KeptAccess(application(), ItemKind.ACCOUNT, own, own.id(), own.name(), OURS);
  }

  private TargetId application() {
    return new TargetId(request.subject().id());
  }
}
