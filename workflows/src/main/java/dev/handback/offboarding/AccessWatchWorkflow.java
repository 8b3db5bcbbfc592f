package dev.handback.offboarding;

import dev.handback.offboarding.watch.WatchRound;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One round of looking again at what was removed (requirement S11): whatever the record has due. A
 * schedule starts a round every few minutes.
 */
@WorkflowInterface
public interface AccessWatchWorkflow {

  /** The name by which its schedule starts it. */
  String TYPE = "AccessWatch";

  /** Ends when nothing is due any more. */
  @WorkflowMethod(name = TYPE)
  WatchRound watch(WatchRound soFar);
}
