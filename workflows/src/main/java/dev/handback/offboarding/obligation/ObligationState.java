package dev.handback.offboarding.obligation;

/** Whether it is still owed. */
public enum ObligationState {
  OPEN,
  MET,
  REJECTED
}
