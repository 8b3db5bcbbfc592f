package dev.handback.connector.database;

import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.TargetId;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What the server's error numbers mean to us. Numbers from the MySQL and MariaDB error references;
 * both use the same below 1900, and their own above.
 */
final class SqlErrors {
  /** MariaDB and MySQL, said only to whoever also knows the right password. */
  private static final Set<Integer> ACCOUNT_LOCKED = Set.of(4151, 3118);

  private static final Set<Integer> CREDENTIALS_REFUSED = Set.of(1045, 1698, 1130);

  /** It got in, and may do nothing but set a new password. */
  private static final Set<Integer> PASSWORD_EXPIRED = Set.of(1820, 1862);

  /**
   * Too many connections (1040), host blocked (1129), account's limits (1203, 1226), shutdown
   * (1053), killed (1317, 1927, 3169), idle (4031), too many wrong passwords (4150, 3955): says
   * nothing of access.
   */
  private static final Set<Integer> NO_ANSWER =
      Set.of(1040, 1053, 1129, 1203, 1226, 1317, 1927, 3169, 4031, 4150, 3955);

  /** Schema (1044), table (1142, 1143), privilege (1227), thread (1095), user (1211, 1410). */
  private static final Set<Integer> RIGHTS_MISSING =
      Set.of(1044, 1095, 1142, 1143, 1211, 1227, 1370, 1410);

  /** Unknown schema or table: not a server of this family, or not the one that was meant. */
  private static final Set<Integer> NOT_AS_CONFIGURED = Set.of(1049, 1146);

  /** Connector/J, when server and settings do not agree how to connect, for example on TLS. */
  private static final String NO_COMMON_GROUND = "08001";

  /** No such grant: on a schema, on a table, on a routine. */
  private static final Set<Integer> NO_SUCH_GRANT = Set.of(1141, 1147, 1403);

  /** Killed (1927, 3169), idle for too long (4031), shutdown (1053). */
  private static final Set<Integer> CONNECTION_ENDED = Set.of(1053, 1927, 3169, 4031);

  /** Unknown table, routine, role (MariaDB and MySQL): what a grant was on is gone. */
  private static final Set<Integer> NO_SUCH_THING = Set.of(1146, 1305, 1959, 3523);

  private static final int NO_SUCH_THREAD = 1094;

  private SqlErrors() {}

  static ConnectorException translate(TargetId target, String doing, SQLException error) {
    var message = "%s: %s: %s".formatted(target, doing, words(error));
    var code = error.getErrorCode();
    if (NOT_AS_CONFIGURED.contains(code)
        || NO_COMMON_GROUND.equals(error.getSQLState())
        || causedBy(error, UnknownHostException.class)
        || causedBy(error, SSLException.class)) {
      return new ConnectorException.Misconfigured(message, error);
    }
    if (NO_ANSWER.contains(code) || lost(error)) {
      return new ConnectorException.Unavailable(message, error);
    }
    if (refused(error) || passwordExpired(error) || RIGHTS_MISSING.contains(code)) {
      return new ConnectorException.Denied(message, error);
    }
    return new ConnectorException.Conflict(message, error);
  }

  static boolean accountLocked(SQLException error) {
    return ACCOUNT_LOCKED.contains(error.getErrorCode());
  }

  /** The server refused the sign-in itself, for whatever reason. */
  static boolean refused(SQLException error) {
    return accountLocked(error) || CREDENTIALS_REFUSED.contains(error.getErrorCode());
  }

  static boolean passwordExpired(SQLException error) {
    return PASSWORD_EXPIRED.contains(error.getErrorCode());
  }

  static boolean noSuchGrant(SQLException error) {
    return NO_SUCH_GRANT.contains(error.getErrorCode());
  }

  static boolean noSuchThing(SQLException error) {
    return NO_SUCH_THING.contains(error.getErrorCode());
  }

  static boolean noSuchThread(SQLException error) {
    return error.getErrorCode() == NO_SUCH_THREAD;
  }

  /** The connection is no more, by the server's word or by its silence. */
  static boolean ended(SQLException error) {
    return lost(error) || CONNECTION_ENDED.contains(error.getErrorCode());
  }

  /** The connection is gone or was never made, which is SQLSTATE class 08. */
  private static boolean lost(SQLException error) {
    return error.getSQLState() != null && error.getSQLState().startsWith("08");
  }

  static boolean causedBy(Throwable error, Class<? extends Throwable> cause) {
    return Stream.<@Nullable Throwable>iterate(
            error, Objects::nonNull, at -> at == null ? null : at.getCause())
        .anyMatch(cause::isInstance);
  }

  /** The server's own words, on one line. */
  static String words(SQLException error) {
    var message = Objects.requireNonNullElse(error.getMessage(), "no message");
    return "%s (error %d)".formatted(message.lines().findFirst().orElse(""), error.getErrorCode());
  }
}
