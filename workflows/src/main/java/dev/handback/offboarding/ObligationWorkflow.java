package dev.handback.offboarding;

import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationEnd;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationTerms;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is owed, for as long as it is: reminders, delegation, escalation, and the answer
 * that silence has (requirements O1, O3, O5). A child of its run, which alone says when it ends.
 */
@WorkflowInterface
public interface ObligationWorkflow {

  /** The id of the workflow of this obligation. */
  static String idOf(OffboardingId offboarding, ObligationId obligation) {
    return offboarding.workflowId() + "/obligation/" + obligation.value();
  }

  /** Ends when it is owed no more; answers with how it ended. */
  @WorkflowMethod(name = "Obligation")
  Obligation owe(ObligationTerms terms);

  /** Somebody else owes it; ignored from and to the subject. */
  @SignalMethod
  void delegate(Delegation delegation);

  /** The next on the ladder is asked now, whatever the clock says. */
  @SignalMethod
  void escalate(@Nullable String by);

  /** It is owed no more. */
  @SignalMethod
  void end(ObligationEnd end);
}
