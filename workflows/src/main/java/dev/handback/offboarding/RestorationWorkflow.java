package dev.handback.offboarding;

import dev.handback.offboarding.obligation.Obligation;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Gives back what an offboarding took after its record was sealed (requirement T13): a rehire, or a
 * return from leave. On {@link OffboardingWorkflow#TASK_QUEUE}.
 */
@WorkflowInterface
public interface RestorationWorkflow {

  /** Ends when the record is sealed once more. */
  @WorkflowMethod(name = "Restoration")
  OffboardingOutcome restore(RestorationRequest request);

  /** Somebody else owes it; ignored from and to the subject, and for what is owed no more. */
  @SignalMethod
  void delegate(Delegation delegation);

  /** An obligation of this run says how it stands. */
  @SignalMethod
  void owedChanged(Obligation obligation);

  /** The workflow id of the one restoration of an offboarding. */
  static String idOf(OffboardingId offboarding) {
    return offboarding.workflowId() + "/restoration";
  }
}
