package dev.handback.connector.database;

import dev.handback.connector.SignIn;
import dev.handback.offboarding.access.TargetId;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of the subject's, alive while the server answers on it. */
final class OpenConnection implements SignIn.LiveSession {
  private static final Logger LOG = LoggerFactory.getLogger(OpenConnection.class);

  private final Connection connection;
  private final TargetId target;

  OpenConnection(Connection connection, TargetId target) {
    this.connection = connection;
    this.target = target;
  }

  @Override
  public boolean alive() {
    try {
      return Sql.any(connection, "SELECT 1");
    } catch (SQLException e) {
      if (SqlErrors.passwordExpired(e)) {
        return true;
      }
      // No answer within the time limit says nothing: the server may still serve it.
      if (SqlErrors.ended(e) && !SqlErrors.causedBy(e, SocketTimeoutException.class)) {
        return false;
      }
      throw SqlErrors.translate(target, "use an open connection", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("{}: a connection did not close in the ordinary way", target, e);
    }
  }
}
