package dev.handback.connector.stepca;

import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.TargetId;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;

/** What the error numbers of the CA's database mean to us (MySQL and MariaDB error references). */
final class StoreErrors {
  /** User or password (1045, 1698, 1130, 4151, 3118), schema (1044), table (1142, 1143). */
  private static final Set<Integer> DENIED = Set.of(1045, 1698, 1130, 4151, 3118, 1044, 1142, 1143);

  /** Unknown schema or table: no CA keeps its certificates there. */
  private static final Set<Integer> NOT_AS_CONFIGURED = Set.of(1049, 1146);

  /** Too many connections, host blocked, account's limits, shutdown, killed. */
  private static final Set<Integer> NO_ANSWER =
      Set.of(1040, 1053, 1129, 1203, 1226, 1317, 1927, 3169, 4031);

  /** Connector/J, when server and settings do not agree how to connect, for example on TLS. */
  private static final String NO_COMMON_GROUND = "08001";

  private StoreErrors() {}

  static ConnectorException translate(TargetId target, SQLException error) {
    var code = error.getErrorCode();
    var words = Objects.requireNonNullElse(error.getMessage(), "no message");
    var message =
        "%s: its database: %s (error %d)"
            .formatted(target, words.lines().findFirst().orElse(""), code);
    if (NOT_AS_CONFIGURED.contains(code)
        || NO_COMMON_GROUND.equals(error.getSQLState())
        || causedBy(error, UnknownHostException.class)
        || causedBy(error, SSLException.class)) {
      return new ConnectorException.Misconfigured(message, error);
    }
    if (DENIED.contains(code)) {
      return new ConnectorException.Denied(message, error);
    }
    var lost = error.getSQLState() != null && error.getSQLState().startsWith("08");
    return lost || NO_ANSWER.contains(code)
        ? new ConnectorException.Unavailable(message, error)
        : new ConnectorException.Conflict(message, error);
  }

  private static boolean causedBy(Throwable error, Class<? extends Throwable> cause) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (cause.isInstance(at)) {
        return true;
      }
    }
    return false;
  }
}
