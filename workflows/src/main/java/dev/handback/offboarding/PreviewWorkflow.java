package dev.handback.offboarding;

import dev.handback.offboarding.plan.Preview;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * What an offboarding would do if it began now (requirement P6). Targets are read, nothing is
 * touched, and the record hears nothing.
 */
@WorkflowInterface
public interface PreviewWorkflow {

  /** Ends within seconds, also where targets do not answer: they are named. */
  @WorkflowMethod(name = "Preview")
  Preview preview(OffboardingRequest request);
}
