package dev.handback.record.message;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.record.RecordRefusal.UnknownOffboarding;
import dev.handback.record.run.Subjects;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The run that something is told of.
 *
 * @param link the offboarding it belongs to; null where it stands alone
 */
record ToldRun(
    Subject subject,
    Trigger trigger,
    Risk risk,
    @Nullable String triggeredBy,
    @Nullable String link) {
  private static final String FIND =
      "SELECT subject_kind, subject_id, subject_email, subject_name, manager_id, trigger_kind, risk,"
          + " triggered_by, link FROM offboarding WHERE id = ?";

  static ToldRun of(Connection connection, OffboardingId id) throws SQLException {
    return Sql.first(
            connection,
            FIND,
            parameters -> parameters.text(id),
            row ->
                new ToldRun(
                    Subjects.of(row),
                    Trigger.valueOf(row.getString("trigger_kind")),
                    Risk.valueOf(row.getString("risk")),
                    row.getString("triggered_by"),
                    row.getString("link")))
        .orElseThrow(() -> new UnknownOffboarding(id));
  }

  /** Whether it is one of the many of an application's retirement. */
  boolean isPage() {
    return trigger == Trigger.APPLICATION_RETIREMENT && link != null;
  }

  Announcement.About about() {
    return Announcement.About.of(subject, trigger, risk);
  }
}
