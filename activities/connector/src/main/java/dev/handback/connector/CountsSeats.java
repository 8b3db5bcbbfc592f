package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Knows what the vendor counts, and so bills (requirement L6). */
public interface CountsSeats {

  /** The vendor's own count of the seat's pool, and whether this account is still in it. */
  SeatReading countSeats(AccessItem seat);

  /**
   * What the vendor says of a pool.
   *
   * @param purchased -1 where the vendor does not say
   * @param used what the vendor counts, and so bills
   * @param holders how many accounts the vendor lists with such a seat; -1 where it does not say
   */
  record SeatReading(int purchased, int used, int holders, boolean heldBySubject) {}
}
