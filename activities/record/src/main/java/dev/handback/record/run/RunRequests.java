package dev.handback.record.run;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Trigger;
import dev.handback.record.RecordRefusal.UnknownOffboarding;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Reads back what an offboarding was asked for. */
public final class RunRequests {

  private RunRequests() {}

  public static OffboardingRequest of(Connection connection, OffboardingId id) throws SQLException {
    return Sql.first(
            connection,
            "SELECT * FROM offboarding WHERE id = ?",
            parameters -> parameters.text(id),
            RunRequests::request)
        .orElseThrow(() -> new UnknownOffboarding(id));
  }

  /** What went is among the items; what the event named is not asked for again. */
  private static OffboardingRequest request(ResultSet row) throws SQLException {
    return new OffboardingRequest(
            new OffboardingId(row.getString("id")),
            Subjects.of(row),
            Trigger.valueOf(row.getString("trigger_kind")),
            Risk.valueOf(row.getString("risk")),
            Sql.time(row, "effective_at"),
            Objects.requireNonNull(Sql.time(row, "received_at")),
            new Source(
                row.getString("source_system"),
                row.getString("source_event_id"),
                row.getString("triggered_by"),
                Sql.time(row, "occurred_at")),
            StoredJson.texts(row.getString("kept")),
            row.getString("replacement"),
            List.of())
        .because(row.getString("reason"));
  }
}
