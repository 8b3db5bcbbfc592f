package dev.handback.connector.scim;

import dev.handback.connector.ChangesSeats;
import dev.handback.connector.CountsSeats;
import dev.handback.connector.ReleasesSeats;
import dev.handback.connector.Removal;
import dev.handback.offboarding.access.AccessItem;

/** What a connector can do where the application sells seats. */
interface HasSeats extends ReleasesSeats, ChangesSeats, CountsSeats {
  Inventory inventory();

  Seats seats();

  @Override
  default Removal releaseSeat(AccessItem seat) {
    return inventory().users().http().within(() -> seats().release(seat));
  }

  @Override
  default Removal changeSeat(AccessItem seat, String sku) {
    return inventory().users().http().within(() -> seats().change(seat, sku));
  }

  @Override
  default SeatReading countSeats(AccessItem seat) {
    return inventory().users().http().within(() -> seats().count(seat));
  }
}
