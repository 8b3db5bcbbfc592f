package dev.handback.connector.database;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.Removal;
import dev.handback.connector.estate.TargetConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;

/** Ends the connections of an account and looks until none is left. */
final class Disconnection {
  /** A killed connection goes within a millisecond unless a statement is running. */
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Connection connection;
  private final TargetConfig config;

  Disconnection(Connection connection, TargetConfig config) {
    this.connection = connection;
    this.config = config;
  }

  Removal of(DatabaseAccount account) throws SQLException {
    var connections = new OpenConnections(connection);
    var ended = new HashSet<Long>();
    var until = System.nanoTime() + config.timeLimit().toNanos();
    var open = connections.of(account.user());
    while (!open.isEmpty()) {
      connections.kill(open);
      ended.addAll(open);
      pause(account, until);
      open = connections.of(account.user());
    }
    return ended.isEmpty()
        ? new Removal.AlreadyAbsent("no open connection of " + account)
        : new Removal.Removed(
            "ended %d open connections of %s, none is left".formatted(ended.size(), account));
  }

  private void pause(DatabaseAccount account, long until) {
    if (System.nanoTime() > until) {
      throw new ConnectorException.Conflict(
          "%s: a client of %s connects again as fast as its connections are ended"
              .formatted(config.id(), account),
          null);
    }
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectorException.Unavailable(
          config.id() + ": interrupted while connections were being ended", e);
    }
  }
}
