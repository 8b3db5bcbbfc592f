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

  /** Ends when nothing is due any more. */
  @WorkflowMethod(name = "AccessWatch")
  WatchRound watch(WatchRound soFar);
}
