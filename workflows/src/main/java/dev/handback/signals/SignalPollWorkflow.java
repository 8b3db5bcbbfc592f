package dev.handback.signals;

import dev.handback.offboarding.OffboardingWorkflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Fetches what a transmitter has for us, page by page. What was stored is acknowledged with the
 * next request: whatever fails in between, nothing is lost, and nothing stored twice (T12).
 */
@WorkflowInterface
public interface SignalPollWorkflow {

  /** With the runs: a removal should not wait for an inventory. */
  String TASK_QUEUE = OffboardingWorkflow.TASK_QUEUE;

  /** The name by which its schedule starts it. */
  String TYPE = "SignalPoll";

  /** Ends when the transmitter has nothing more. */
  @WorkflowMethod(name = TYPE)
  PollOutcome poll(SignalPollRequest request);
}
