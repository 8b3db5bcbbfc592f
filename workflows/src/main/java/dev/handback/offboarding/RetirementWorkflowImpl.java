package dev.handback.offboarding;

import dev.handback.inventory.AccountPage;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** The pages, a few at a time; the history begins anew before it grows long. */
public final class RetirementWorkflowImpl implements RetirementWorkflow {

  /** Few, so that a target that goes down finds few pages begun. */
  private static final int LISTED_AT_ONCE = 200;

  /** More at once would only queue before the one target that all of them are about. */
  private static final int AT_ONCE = 4;

  private static final long LONG_HISTORY = 1_500;

  private final RetirementRequest request;
  private final Pages pages;
  private final PageRuns runs;
  private final Background background = new Background();
  private @Nullable Rescission rescission;
  private @Nullable String byHand;
  private int returning;

  @WorkflowInit
  public RetirementWorkflowImpl(RetirementRequest request) {
    this.request = request;
    this.pages = new Pages(request.progress());
    this.runs = new PageRuns(request);
    this.rescission = request.rescission();
  }

  @Override
  public RetirementOutcome retire(RetirementRequest request) {
    var done = false;
    while (rescission == null && !done) {
      beginAnewIfLong();
      done = pages.listed() ? allOver() : beginsListed();
    }
    if (rescission != null) {
      giveBack(rescission);
    }
    background.awaitEnd();
    show("Done");
    return pages.outcome(byHand);
  }

  /** Begins pages for a part of the list; true where only a person can go on. */
  private boolean beginsListed() {
    show("Retires");
    var listed = list();
    if (listed == null) {
      return byHand != null;
    }
    for (var accounts : pages.take(listed)) {
      background.await(() -> rescission != null || pages.atWork() < AT_ONCE);
      if (rescission != null) {
        return false;
      }
      runs.begin(pages.begin(accounts.size()), accounts);
      show("Retires");
    }
    return false;
  }

  /** Waits for those that have begun; true where the list then has nobody else. */
  private boolean allOver() {
    show("Waits for its pages");
    background.await(() -> rescission != null || pages.allOver() || isLong());
    return rescission == null && pages.allOver() && !pages.beginsAnotherRound();
  }

  /** Null where nobody wants it any more, or only a person can do it. */
  private @Nullable AccountPage list() {
    try {
      return runs.list(pages.cursor(), LISTED_AT_ONCE, () -> rescission != null);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof ApplicationFailure cause && cause.isNonRetryable()) {
        byHand = cause.getOriginalMessage();
        return null;
      }
      throw failure;
    }
  }

  /** Whoever acts hears it first and at once; of those that are over, another run takes it back. */
  private void giveBack(Rescission word) {
    show("Gives back");
    pages.open().stream().filter(number -> !runs.rescind(number, word)).forEach(pages::close);
    for (var next = pages.nextToReturn(); next.isPresent(); next = pages.nextToReturn()) {
      var number = next.getAsInt();
      if (!pages.isOpen(number)) {
        background.await(() -> returning < AT_ONCE);
        giveBack(number, word);
      }
      if (isLong()) {
        background.awaitEnd();
        beginAnew();
      }
    }
    background.await(pages::allOver);
  }

  private void giveBack(int number, Rescission word) {
    returning++;
    background.start(() -> {
      runs.restore(number, word);
      returning--;
    });
  }

  private void beginAnewIfLong() {
    if (isLong()) {
      beginAnew();
    }
  }

  private void beginAnew() {
    Workflow.newContinueAsNewStub(RetirementWorkflow.class)
        .retire(
            new RetirementRequest(
                request.retirement(), request.taskQueue(), pages.progress(), rescission));
  }

  private static boolean isLong() {
    return Workflow.getInfo().getHistoryLength() > LONG_HISTORY;
  }

  @Override
  public void pageStands(PageStanding standing) {
    // of those that were told to give back, only that they did counts
    if (rescission == null || standing.state() == OffboardingState.RESCINDED) {
      pages.hear(standing);
    }
    show("Retires");
  }

  @Override
  public void rescind(Rescission word) {
    if (rescission == null) {
      rescission = word;
    }
  }

  private void show(String doing) {
    Workflow.setCurrentDetails(pages.markdown(rescission == null ? doing : "Gives back"));
  }
}
