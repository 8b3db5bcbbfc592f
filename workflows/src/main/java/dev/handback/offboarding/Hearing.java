package dev.handback.offboarding;

import static io.temporal.api.enums.v1.SignalExternalWorkflowExecutionFailedCause.SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND;

import io.temporal.failure.ApplicationFailure;

/** Words to workflows that may be over. */
public final class Hearing {

  private Hearing() {}

  /** Says it; false when nobody hears it any more. */
  public static boolean of(Runnable word) {
    try {
      word.run();
      return true;
    } catch (ApplicationFailure failure) {
      // what SDK 1.38.0 makes of it, other than its documentation says
      if (failure
          .getType()
          .equals(
              SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND
                  .name())) {
        return false;
      }
      throw failure;
    }
  }
}
