package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Knows what the vendor counts, and so bills (requirement L6). */
public interface CountsSeats {

  /** The vendor's own count of the seat's pool, and whether this account is still in it. */
  SeatReading countSeats(AccessItem seat);

  /** What the vendor counts. {@code purchased} is -1 where the vendor does not say. */
  record SeatReading(int purchased, int used, boolean heldBySubject) {}
}
