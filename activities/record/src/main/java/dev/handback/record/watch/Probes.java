package dev.handback.record.watch;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.watch.PlannedProbe;
import dev.handback.offboarding.watch.ProbeReport;
import dev.handback.offboarding.watch.ProbeResult;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the probes of offboardings. */
public final class Probes {
  private static final String PLAN =
      "INSERT INTO probe (offboarding_id, number, due_at, until_at, next_at, attempts)"
          + " VALUES (?, ?, ?, ?, ?, 0)";
  private static final String TRIED =
      "UPDATE probe SET attempts = attempts + 1, next_at = ?, done_at = ?, result = ?, seen = ?,"
          + " linked_id = ? WHERE offboarding_id = ? AND number = ? AND done_at IS NULL";
  private static final String END_ALL =
      "UPDATE probe SET next_at = NULL, done_at = ?, result = ? WHERE offboarding_id = ?"
          + " AND done_at IS NULL";

  private Probes() {}

  /** These are to come: all of them in one round trip. */
  public static void plan(Connection connection, OffboardingId id, List<PlannedProbe> planned)
      throws SQLException {
    Sql.batch(
        connection,
        PLAN,
        planned,
        (parameters, probe) ->
            parameters
                .text(id)
                .number(probe.number())
                .time(probe.dueAt())
                .time(probe.until())
                .time(probe.dueAt()));
  }

  /** One was tried. */
  static void tried(
      Connection connection,
      ProbeReport report,
      List<SeenItem> seen,
      @Nullable OffboardingId linked)
      throws SQLException {
    Sql.update(
        connection,
        TRIED,
        parameters ->
            parameters
                .time(report.again())
                .time(report.result() == null ? null : report.at())
                .text(report.result())
                .text(StoredJson.write(seen))
                .text(linked)
                .text(report.offboarding())
                .number(report.number()));
  }

  /** None of those that are still to come will be tried. */
  public static void end(Connection connection, OffboardingId id, ProbeResult result, Instant at)
      throws SQLException {
    Sql.update(connection, END_ALL, parameters -> parameters.time(at).text(result).text(id));
  }
}
