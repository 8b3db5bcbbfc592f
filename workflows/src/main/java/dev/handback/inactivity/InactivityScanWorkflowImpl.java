package dev.handback.inactivity;

import dev.handback.inactivity.InactivityRecordActivities.Questions;
import dev.handback.inventory.SyncReach;
import dev.handback.offboarding.Hearing;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.Rescission;
import io.temporal.workflow.Workflow;
import java.time.Instant;

/** The scan, page by page; its history begins anew before it grows long. */
public final class InactivityScanWorkflowImpl implements InactivityScanWorkflow {

  private static final int PAGE_SIZE = 100;
  private static final int PAGES_PER_RUN = 100;

  private final InactivityRecordActivities record =
      Workflow.newLocalActivityStub(InactivityRecordActivities.class, SyncReach.record());

  @Override
  public ScanOutcome scan(ScanRequest request) {
    var rules =
        Workflow.newLocalActivityStub(InactivitySettingsActivities.class, SyncReach.record())
            .current();
    var progress = request.progress();
    if (progress == null) {
      progress = begin(rules);
    }
    for (var page = 0; page < PAGES_PER_RUN; page++) {
      progress = ask(progress, rules);
      if (progress.cursor() == null || progress.asked() >= rules.atMost()) {
        return progress.outcome();
      }
    }
    return Workflow.newContinueAsNewStub(InactivityScanWorkflow.class)
        .scan(new ScanRequest(progress));
  }

  /** What programs sign in with is looked at first, and whole: there is little of it. */
  private ScanProgress begin(InactivityRules rules) {
    var at = now();
    var takenBack = takeBackWhatIsUsedAgain();
    var keys = rules.keys();
    var found = keys == null ? null : new KeyScan(record, keys, at).ask(rules.atMost());
    return new ScanProgress(at, null, 0, 0, takenBack, found);
  }

  private ScanProgress ask(ScanProgress before, InactivityRules rules) {
    var page = record.unused(rules.query(before.at(), before.cursor(), PAGE_SIZE));
    var questions =
        page.accounts().stream()
            .flatMap(unused -> Question.about(unused, rules, before.at()).stream())
            .toList();
    var left = rules.atMost() - before.asked();
    var fresh = questions.isEmpty() ? 0 : record.ask(new Questions(questions, left));
    return before.after(page, fresh);
  }

  /** Whoever signs in while the question is open has answered it. */
  private int takeBackWhatIsUsedAgain() {
    return (int) record.usedAgain().stream().filter(InactivityScanWorkflowImpl::takeBack).count();
  }

  /** False for a run that ended in this very moment: the record will say how. */
  private static boolean takeBack(UsedAgain used) {
    var reason = "used again on %s at %s".formatted(used.target(), used.lastUsedAt());
    return Hearing.of(() ->
        Workflow.newExternalWorkflowStub(OffboardingWorkflow.class, used.offboarding().workflowId())
            .rescind(new Rescission(Question.SYSTEM, reason, now())));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
