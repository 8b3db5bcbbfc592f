package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Gives a paid seat back (stage S6). */
public interface ReleasesSeats {

  /** Frees the seat that this item is. */
  Removal releaseSeat(AccessItem seat);
}
