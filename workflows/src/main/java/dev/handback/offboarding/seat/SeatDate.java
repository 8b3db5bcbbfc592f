package dev.handback.offboarding.seat;

/** A date of the calendar or of the contract that a seat waits for (requirement L3). */
public enum SeatDate {
  MONTH_END,
  CONTRACT_END,
  NOTICE_DATE
}
