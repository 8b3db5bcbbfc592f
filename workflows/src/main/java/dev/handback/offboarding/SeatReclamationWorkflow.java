package dev.handback.offboarding;

import dev.handback.offboarding.seat.SeatCase;
import dev.handback.offboarding.seat.SeatEnd;
import dev.handback.offboarding.seat.SeatWord;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One seat that has to wait (requirements L3, L4): for a date, a word, a replacement. Its
 * offboarding releases it then, reads the vendor's count back and books it.
 */
@WorkflowInterface
public interface SeatReclamationWorkflow {

  /** Ends when there is nothing left to wait for. */
  @WorkflowMethod(name = "SeatReclamation")
  SeatEnd reclaim(SeatCase waiting);

  /** Somebody's word, already heard and judged by the offboarding; twice is as good as once. */
  @SignalMethod
  void hear(SeatWord word);
}
