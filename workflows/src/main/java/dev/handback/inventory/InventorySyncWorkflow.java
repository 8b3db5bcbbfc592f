package dev.handback.inventory;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Reads all accounts of one target, page by page, and tells the record whose they are (P1). */
@WorkflowInterface
public interface InventorySyncWorkflow {

  /** A queue of its own, so that a sync never stands before somebody's offboarding. */
  String TASK_QUEUE = "inventory";

  /** The name by which schedules start it. */
  String TYPE = "InventorySync";

  /** Ends when the target has listed everything. */
  @WorkflowMethod(name = TYPE)
  SyncOutcome sync(SyncRequest request);
}
