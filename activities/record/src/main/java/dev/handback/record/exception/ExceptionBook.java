package dev.handback.record.exception;

import dev.handback.offboarding.record.ExceptionGranted;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes exceptions; what becomes of each is the state of its obligation. */
public final class ExceptionBook {
  private static final String SAVE =
      "INSERT INTO exception_grant (offboarding_id, obligation_id, item_id, register, reason,"
          + " stays_until, scope, compensating_control, granted_by, granted_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private ExceptionBook() {}

  public static void save(Connection connection, ExceptionGranted granted) throws SQLException {
    var grant = granted.grant();
    Sql.update(
        connection,
        SAVE,
        parameters ->
            parameters
                .text(granted.offboarding())
                .text(granted.obligation())
                .text(grant.item())
                .text(grant.register())
                .text(grant.reason())
                .time(grant.until())
                .text(grant.scope())
                .text(grant.compensatingControl())
                .text(grant.by())
                .time(grant.at()));
  }
}
