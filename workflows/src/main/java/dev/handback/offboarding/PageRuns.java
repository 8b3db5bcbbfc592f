package dev.handback.offboarding;

import dev.handback.inventory.AccountPage;
import dev.handback.inventory.InventoryActivities;
import dev.handback.inventory.ListAccounts;
import dev.handback.offboarding.access.AccountRef;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a retirement asks of its target and of the runs of its pages, by ids that never change. */
final class PageRuns {

  private final RetirementRequest request;

  PageRuns(RetirementRequest request) {
    this.request = request;
  }

  /** Asks the target until it answers; null once nobody wants to know any more. */
  @Nullable AccountPage list(@Nullable String cursor, int limit, Supplier<Boolean> unwanted) {
    var target = request.target();
    var summary = "Accounts of %s from %s".formatted(target, cursor == null ? "the first" : cursor);
    var inventory =
        Workflow.newActivityStub(
            InventoryActivities.class, Reach.chase(request.taskQueue(), Summary.of(summary)));
    var ask = new ListAccounts(target, cursor, limit);
    var answer = Async.function(inventory::listAccounts, ask);
    Workflow.await(() -> answer.isCompleted() || unwanted.get());
    return answer.isCompleted() ? answer.get() : null;
  }

  /** Begins a page; one that has begun before is the same page. */
  void begin(int number, List<AccountRef> accounts) {
    var page = new RetirementPage(retirement(), request.target(), number, accounts);
    var offboarding = request.retirement().page(page);
    var run = Workflow.newChildWorkflowStub(OffboardingWorkflow.class, Reach.page(offboarding));
    Async.function(run::offboard, offboarding);
    unlessBefore(() -> Workflow.getWorkflowExecution(run).get());
  }

  /** Tells a page that it is taken back; false when it is over. */
  boolean rescind(int number, Rescission word) {
    var page = idOf(number).workflowId();
    return Hearing.of(() ->
        Workflow.newExternalWorkflowStub(OffboardingWorkflow.class, page).rescind(once(word)));
  }

  /** Gives back what a page took that is over. */
  void restore(int number, Rescission word) {
    var page = idOf(number);
    var run =
        Workflow.newChildWorkflowStub(
            RestorationWorkflow.class, Reach.restoration(page, request.retirement()));
    unlessBefore(() -> run.restore(new RestorationRequest(page, once(word))));
  }

  /** A history that begins anew tells it once more. */
  private Rescission once(Rescission word) {
    return word.id() == null
        ? new Rescission(word.by(), word.reason(), word.at(), retirement() + "/rescission")
        : word;
  }

  private static void unlessBefore(Runnable start) {
    try {
      start.run();
    } catch (ChildWorkflowFailure failure) {
      if (!(failure.getCause() instanceof WorkflowExecutionAlreadyStarted)) {
        throw failure;
      }
    }
  }

  private OffboardingId idOf(int number) {
    return RetirementPage.idOf(retirement(), number);
  }

  private OffboardingId retirement() {
    return request.retirement().id();
  }
}
