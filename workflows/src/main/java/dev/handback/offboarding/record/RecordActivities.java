package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import io.temporal.activity.ActivityInterface;

/**
 * The one record that security and finance share (requirement R1). Every message may come twice and
 * is written once; all of it goes to the evidence chain (R5).
 */
@ActivityInterface(namePrefix = "Record_")
public interface RecordActivities {

  /** The run begins, under this policy version. */
  void open(RunOpened opened);

  /** Items join the plan; their seats are booked as held. */
  void planned(ItemsPlanned planned);

  /** The run is in this stage and state now. */
  void entered(StageEntered entered);

  /** The effective date was moved, or somebody tried. */
  void moved(DateMoved moved);

  /** The event was taken back, or somebody tried. A sealed record is open again then (T13). */
  void rescinded(Rescinded rescinded);

  /** Access stays for a time, approved. */
  void excepted(ExceptionGranted granted);

  /** What a run that is over had taken, with the snapshot from before (T13). */
  TakenBack takenBack(OffboardingId offboarding);

  /** Who else holds these accounts (T13). */
  AccountHolders holders(AccountHolders.Question question);

  /** Which of these people leave themselves (O1). */
  Leavers leavers(Leavers.Question question);

  /** A stage's outcomes, the items as they are now, and seats that moved. */
  void report(StageReport report);

  /** A seat begins to wait (requirements L3, L4). */
  void seatWaits(SeatWait wait);

  /** A seat waits no more. */
  void seatWaitEnded(SeatWaitEnded ended);

  /** Who comes first, of seats that wait for the same replacement in the same pool. */
  SeatQueue seatTurn(SeatTurn turn);

  /** Something is owed, was escalated, or is owed no more. */
  void obligation(ObligationChanged changed);

  /** Signs the head of the chain. Refused while an item has no disposition (R4). */
  Sealed seal(SealRequest request);
}
