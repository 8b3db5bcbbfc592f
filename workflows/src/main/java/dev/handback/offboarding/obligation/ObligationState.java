package dev.handback.offboarding.obligation;

/** Whether it is still owed. */
public enum ObligationState {
  OPEN,
  MET,
  REJECTED,

  /** Nobody answered in time: the policy's safe default holds (requirement O1). */
  LAPSED
}
