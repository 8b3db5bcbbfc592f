package dev.handback.inactivity;

import dev.handback.offboarding.Rescission;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** As much of an offboarding as a scan speaks to. */
@WorkflowInterface
public interface Listening {

  /** Ends when it is taken back. */
  @WorkflowMethod(name = "Offboarding")
  String listen();

  /** Takes it back. */
  @SignalMethod
  void rescind(Rescission rescission);
}
