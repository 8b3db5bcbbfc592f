package dev.handback.offboarding;

import dev.handback.offboarding.obligation.Obligation;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.ChildWorkflowOptions;
import java.time.Duration;

/** Every activity option of the process, each named for what it is meant to do. */
final class Reach {

  /** Never given up; two minutes between attempts keep a day's outage out of the history. */
  private static final RetryOptions UNTIL_IT_WORKS =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(250))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofMinutes(2))
          .build();

  /**
   * The same for local activities. They take a policy without a number of attempts for no policy at
   * all and give up after the first (LocalActivityWorker.isRetryPolicyNotSet in SDK 1.38.0).
   */
  private static final RetryOptions LOCALLY_UNTIL_IT_WORKS =
      RetryOptions.newBuilder(UNTIL_IT_WORKS).setMaximumAttempts(Integer.MAX_VALUE).build();

  /** A longer pause becomes a timer, so that no workflow task is held open by a database. */
  private static final Duration HELD_IN_TASK = Duration.ofSeconds(3);

  /** Twice this, and a person still waits for the answer. */
  static final Duration INQUIRY = Duration.ofSeconds(8);

  /** The last of five priorities. */
  private static final int LAST = 5;

  private Reach() {}

  /**
   * The record and the settings: a database next door, quick and idempotent, so they run inside the
   * workflow task. Arguments stay out of the history: outcomes are in it already.
   */
  static LocalActivityOptions record() {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(20))
        .setRetryOptions(LOCALLY_UNTIL_IT_WORKS)
        .setLocalRetryThreshold(HELD_IN_TASK)
        .setDoNotIncludeArgumentsIntoMarker(true)
        .build();
  }

  /**
   * One stage on all targets of a queue. Each target has its own, shorter limit inside; two minutes
   * are for a worker that hangs, ten seconds of silence for one that died.
   */
  static ActivityOptions sweep(String taskQueue, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setStartToCloseTimeout(Duration.ofMinutes(2))
        .setHeartbeatTimeout(Duration.ofSeconds(10))
        .setRetryOptions(UNTIL_IT_WORKS)
        .setSummary(Summary.of(summary))
        .build();
  }

  /**
   * A probe after the close. Nobody waits for it: what is not reached within five minutes, as in a
   * zone whose worker is away, is probed in a later round.
   */
  static ActivityOptions probe(String taskQueue, String summary) {
    return ActivityOptions.newBuilder(sweep(taskQueue, summary))
        .setScheduleToCloseTimeout(Duration.ofMinutes(5))
        .build();
  }

  /**
   * Somebody is waited for, for weeks: asked every ten minutes in the end, which costs no history,
   * and given up after this time.
   */
  static ActivityOptions replacement(String taskQueue, String summary, Duration within) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setStartToCloseTimeout(Duration.ofMinutes(1))
        .setScheduleToCloseTimeout(within)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(5))
                .setBackoffCoefficient(1.5)
                .setMaximumInterval(Duration.ofMinutes(10))
                .build())
        .setSummary(Summary.of(summary))
        .build();
  }

  /** The same sweep inside the workflow task, where the benchmark shows that it pays. */
  static LocalActivityOptions localSweep(String summary) {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofMinutes(2))
        .setRetryOptions(LOCALLY_UNTIL_IT_WORKS)
        .setLocalRetryThreshold(HELD_IN_TASK)
        .setDoNotIncludeArgumentsIntoMarker(true)
        .setSummary(Summary.of(summary))
        .build();
  }

  /** A question to one target for a preview: no answer in time is an answer. */
  static ActivityOptions inquiry(String taskQueue, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setScheduleToCloseTimeout(INQUIRY)
        .setRetryOptions(UNTIL_IT_WORKS)
        .setSummary(Summary.of(summary))
        .build();
  }

  /**
   * What is owed, by its id: an obligation is never owed twice, and ends with its run. No time
   * limit: people may take months.
   */
  static ChildWorkflowOptions obligation(OffboardingId offboarding, Obligation owed) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(ObligationWorkflow.idOf(offboarding, owed.id()))
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_TERMINATE)
        .setTypedSearchAttributes(RunAttributes.ofObligation(owed))
        .setStaticSummary(Summary.of("%s: %s".formatted(owed.kind().title(), owed.why())))
        .build();
  }

  /**
   * A page of a retirement, by its id: never two of them. It never comes before anybody who leaves
   * (requirement T7), and goes on whatever becomes of the run that began it.
   */
  static ChildWorkflowOptions page(OffboardingRequest page) {
    return once(page.id().workflowId())
        .setTypedSearchAttributes(RunAttributes.atStart(page))
        .setPriority(Priority.newBuilder().setPriorityKey(LAST).build())
        .setStaticSummary(Summary.of(page.trigger().title() + ": " + page.subject().label()))
        .build();
  }

  /** All pages of a retirement: once to retire them and, if it is taken back, once for that. */
  static ChildWorkflowOptions pages(OffboardingRequest retirement) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(RetirementWorkflow.idOf(retirement.id()))
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setTypedSearchAttributes(RunAttributes.atStart(retirement))
        .setStaticSummary(Summary.of("Pages of " + retirement.subject().label()))
        .build();
  }

  /** The one restoration of an offboarding that is over. */
  static ChildWorkflowOptions restoration(OffboardingId page, OffboardingRequest of) {
    var subject = of.subject();
    return once(RestorationWorkflow.idOf(page))
        .setTypedSearchAttributes(RunAttributes.atReturn(of.trigger(), subject.kind(), of.risk()))
        .setStaticSummary(Summary.of("Return of %s, %s".formatted(subject.label(), page)))
        .build();
  }

  private static ChildWorkflowOptions.Builder once(String workflowId) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(workflowId)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON);
  }

  /**
   * Access must end: try until the target answers. A target that is back is caught up within a
   * minute, and attempts cost no history.
   */
  static ActivityOptions chase(String taskQueue, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setStartToCloseTimeout(Duration.ofMinutes(10))
        .setHeartbeatTimeout(Duration.ofSeconds(30))
        // who calls it off has to know what it did till then, before undoing it
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(2))
                .setBackoffCoefficient(1.5)
                .setMaximumInterval(Duration.ofMinutes(1))
                .build())
        .setSummary(Summary.of(summary))
        .build();
  }
}
