package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Makes a paid seat one of another kind; its account stays as it is (stage S6). */
public interface ChangesSeats {

  /**
   * The seat that this item is becomes one of this SKU. An account that holds another seat by now,
   * or none, is left as it is: that is an {@link Removal.AlreadyAbsent}.
   */
  Removal changeSeat(AccessItem seat, String sku);
}
