package dev.handback.offboarding;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * All accounts of an application that is retired, page by page, each page an offboarding of its own
 * (requirement T6). A child of the run that retires the application, or takes that back.
 */
@WorkflowInterface
public interface RetirementWorkflow {

  /** Ends when the last page has, and the target lists nobody else who can still sign in. */
  @WorkflowMethod(name = "Retirement")
  RetirementOutcome retire(RetirementRequest request);

  /** A page says how it stands. */
  @SignalMethod
  void pageStands(PageStanding standing);

  /** No page begins any more, and every page gives back what it took (T13). */
  @SignalMethod
  void rescind(Rescission rescission);

  /** The workflow id of the pages of this retirement. */
  static String idOf(OffboardingId retirement) {
    return retirement.workflowId() + "/pages";
  }
}
