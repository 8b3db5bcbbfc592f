package dev.handback.offboarding;

import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.seat.SeatWord;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One identity, one event, one durable run: the policy, stage by stage. */
@WorkflowInterface
public interface OffboardingWorkflow {

  /** The task queue of runs and of what they tell the record. */
  String TASK_QUEUE = "offboarding";

  /** Ends when the record is sealed, however long people and targets take. */
  @WorkflowMethod(name = "Offboarding")
  OffboardingOutcome offboard(OffboardingRequest request);

  /**
   * An approver's word; ignored from the subject, from the requester, and when nothing is asked.
   */
  @SignalMethod
  void decide(ApprovalDecision decision);

  /** Access ends at another time; changes nothing once the run acts. */
  @SignalMethod
  void move(DateMove move);

  /** The event is taken back; once the run acts, what it took is given back (T13). */
  @SignalMethod
  void rescind(Rescission rescission);

  /** Somebody else owes it; ignored from and to the subject, and for what is owed no more. */
  @SignalMethod
  void delegate(Delegation delegation);

  /** An owner decides about what others depend on; ignored from anybody who is not asked. */
  @SignalMethod
  void signOff(SignOff word);

  /** Access stays for a time; ignored from the subject and the requester. */
  @SignalMethod
  void except(ExceptionGrant grant);

  /** A child of this run says how the obligation stands that it looks after. */
  @SignalMethod
  void owedChanged(Obligation obligation);

  /** A seat's hold is over; ignored from the subject, and where nobody waits for it. */
  @SignalMethod
  void seatWord(SeatWord word);

  /** A person did what no connector can; ignored for items that do not wait for one. */
  @SignalMethod
  void removedByHand(ManualRemoval removal);
}
