package dev.handback.inactivity;

import dev.handback.inventory.InventorySyncWorkflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Finds in the inventory what is unused beyond policy, and has its owners asked (T9). */
@WorkflowInterface
public interface InactivityScanWorkflow {

  /** With the syncs: never before somebody's offboarding. */
  String TASK_QUEUE = InventorySyncWorkflow.TASK_QUEUE;

  /** The name by which its schedule starts it. */
  String TYPE = "InactivityScan";

  /** Ends when everything was looked at, or enough was asked for one scan. */
  @WorkflowMethod(name = TYPE)
  ScanOutcome scan(ScanRequest request);
}
