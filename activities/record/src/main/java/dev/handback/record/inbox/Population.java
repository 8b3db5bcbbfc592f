package dev.handback.record.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** How many people there are, for whoever knows it: a share of them is a mass removal (P7). */
public interface Population {

  /** Empty while it is not known; then only the number of removals counts. */
  OptionalLong people(Connection connection) throws SQLException;
}
