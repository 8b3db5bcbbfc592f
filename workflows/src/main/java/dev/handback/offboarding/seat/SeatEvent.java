package dev.handback.offboarding.seat;

/** What a person says about a seat that waits for their word (requirement L3). */
public enum SeatEvent {
  /** The legal hold on what the seat keeps alive is over. */
  HOLD_RELEASED,

  /** What the subject had there is with somebody else now. */
  DATA_TRANSFERRED
}
