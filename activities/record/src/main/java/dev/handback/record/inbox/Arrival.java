package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.record.inventory.KnownAddresses;
import java.sql.Connection;
import java.sql.SQLException;

/** An event that came in, and what it says. */
record Arrival(InboxEvent event, SourceWord word) {

  OffboardingRequest request() {
    return word.request();
  }

  /** The same, with the subject's address where targets agree on one. */
  Arrival completed(Connection connection) throws SQLException {
    return new Arrival(event, word.about(KnownAddresses.complete(connection, request().subject())));
  }
}
