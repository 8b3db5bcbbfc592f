package dev.handback.poll;

import dev.handback.inventory.InventorySyncWorkflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Asks one source's API who has changed since the last time, and hears what was never sent (T1).
 */
@WorkflowInterface
public interface SourcePollWorkflow {

  /** With the syncs: never before somebody's offboarding. */
  String TASK_QUEUE = InventorySyncWorkflow.TASK_QUEUE;

  /** The name by which its schedule starts it. */
  String TYPE = "SourcePoll";

  /** Ends when everything that the API told of is stored. */
  @WorkflowMethod(name = TYPE)
  PollOutcome poll(PollRequest request);
}
