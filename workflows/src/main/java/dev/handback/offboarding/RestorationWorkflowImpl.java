package dev.handback.offboarding;

import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.record.RecordActivities;
import dev.handback.offboarding.record.Rescinded;
import dev.handback.offboarding.record.TakenBack;
import io.temporal.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was taken from the record, gives it back, and seals the record once more. */
public final class RestorationWorkflowImpl implements RestorationWorkflow {

  private final RecordActivities record =
      Workflow.newLocalActivityStub(RecordActivities.class, Reach.record());
  private final Background background = new Background();
  private @Nullable Obligations obligations;

  @Override
  public OffboardingOutcome restore(RestorationRequest asked) {
    var id = asked.offboarding();
    var me = Workflow.getInfo().getWorkflowId();
    record.rescinded(new Rescinded(id, asked.rescission(), true, me));
    var before = record.takenBack(id);
    var terms = new Terms(before.request());
    terms.take();
    var items = new RunItems();
    items.resume(before.items());
    var journal = new Journal(before.request());
    var owed = new Obligations(before.request(), journal, terms, background, "restoration/");
    obligations = owed;
    if (before.pages() > 0) {
      background.start(() -> restorePages(before, asked.rescission()));
    }
    var estate = new Estate(before.request(), terms);
    new Restoration(before.request(), terms, estate, items, owed, journal, background)
        .run(target -> false);
    return seal(id, journal, items);
  }

  private static void restorePages(TakenBack before, Rescission word) {
    Workflow.newChildWorkflowStub(RetirementWorkflow.class, Reach.pages(before.request()))
        .retire(
            new RetirementRequest(
                before.request(),
                OffboardingWorkflow.TASK_QUEUE,
                RetirementProgress.over(before.pages()),
                word));
  }

  private OffboardingOutcome seal(OffboardingId id, Journal journal, RunItems items) {
    background.awaitEnd();
    Workflow.await(Workflow::isEveryHandlerFinished);
    var end = OffboardingState.RESCINDED;
    var sealed = journal.seal(end, List.of());
    return new OffboardingOutcome(id, end, sealed.head(), items.all().size(), sealed.at());
  }

  @Override
  public void owedChanged(Obligation obligation) {
    if (obligations != null) {
      obligations.hear(obligation);
    }
  }

  @Override
  public void delegate(Delegation delegation) {
    background.start(() -> {
      Workflow.await(() -> obligations != null);
      if (obligations != null) {
        obligations.delegate(delegation);
      }
    });
  }
}
