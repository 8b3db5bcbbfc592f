package dev.handback.record.run;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Finds the offboardings of whoever goes by a name (requirement P5). */
@Singleton
public final class SubjectOffboardings {
  private static final String FIELDS =
      "SELECT id, subject_kind, subject_id, subject_email, subject_name, manager_id, trigger_kind,"
          + " state, received_at FROM offboarding WHERE ";

  private final RecordTransactions transactions;

  SubjectOffboardings(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** One of them, and how it stands. */
  public record Line(
      OffboardingId id,
      Subject subject,
      Trigger trigger,
      OffboardingState state,
      Instant receivedAt) {}

  /**
   * All whose subject may be called like this: by id, by work address, or by what stands before its
   * {@code @}. The database takes letters that look alike for the same: look at the subject.
   */
  public List<Line> of(Collection<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    var marks = Sql.marks(names.size());
    var sql = new StringBuilder(FIELDS);
    sql.append("subject_id IN (%s) OR subject_email IN (%s)".formatted(marks, marks));
    names.forEach(name -> sql.append(" OR subject_email LIKE ?"));
    return transactions.read(connection ->
        Sql.list(
            connection,
            sql.toString(),
            parameters -> bind(parameters, names),
            SubjectOffboardings::line));
  }

  private static void bind(Parameters parameters, Collection<String> names) throws SQLException {
    for (var name : names) {
      parameters.text(name);
    }
    for (var name : names) {
      parameters.text(name);
    }
    for (var name : names) {
      parameters.text(name.replaceAll("[\\\\%_]", "\\\\$0") + "@%");
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        new OffboardingId(row.getString("id")),
        Subjects.of(row),
        Trigger.valueOf(row.getString("trigger_kind")),
        OffboardingState.valueOf(row.getString("state")),
        Objects.requireNonNull(Sql.time(row, "received_at")));
  }
}
