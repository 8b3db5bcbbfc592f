package dev.handback.offboarding.seat;

/** The accounts of the seat ledger (requirement L2). Their sum over one seat is always zero. */
public enum SeatAccount {
  /** Where a seat comes from when Handback first sees it. */
  INVENTORY,
  /** A person or a bot uses it. */
  HELD,
  /** Access is proven gone; the vendor has not confirmed yet. */
  PENDING,
  /** The vendor's own count says it is free. */
  FREED,
  REASSIGNED,
  CANCELLED_AT_RENEWAL,

  /** Where a cheaper seat comes from that a dearer one became, which is FREED. */
  DOWNGRADED
}
