package dev.handback.record.run;

import dev.handback.offboarding.record.Leavers;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who leaves, or has left, by the offboardings that nobody took back (requirement O1). */
public final class LeavingSubjects {

  /** Of the whole person; what a role change or a policy takes away leaves them here. */
  private static final String WHOLE =
      "SELECT subject_id, subject_email FROM offboarding"
          + " WHERE trigger_kind IN ('TERMINATION', 'CONTRACT_END', 'VENDOR_END', 'RISK', 'LEAVE')"
          + " AND state NOT IN ('REJECTED', 'RESCINDED') AND rescinded_at IS NULL"
          + " AND (effective_at IS NULL OR effective_at <= ?) AND id <> ? AND ";

  private LeavingSubjects() {}

  /** Those of the names that are a leaver's id or work address, whatever their case. */
  public static Leavers among(Connection connection, Leavers.Question question)
      throws SQLException {
    if (question.names().isEmpty()) {
      return new Leavers(List.of());
    }
    Set<String> leaving = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (var column : List.of("subject_id", "subject_email")) {
      Sql.list(
              connection,
              WHOLE + column + " IN (" + Sql.marks(question.names().size()) + ")",
              parameters -> bind(parameters, question),
              row -> new Names(row.getString("subject_id"), row.getString("subject_email")))
          .forEach(names -> names.all().forEach(leaving::add));
    }
    return new Leavers(question.names().stream().filter(leaving::contains).toList());
  }

  private static void bind(Parameters parameters, Leavers.Question question) throws SQLException {
    parameters.time(question.by()).text(question.offboarding());
    for (var name : question.names()) {
      parameters.text(name);
    }
  }

  private record Names(String id, @Nullable String email) {
    Stream<String> all() {
      return Stream.of(Stream.of(id), Stream.ofNullable(email)).flatMap(names -> names);
    }
  }
}
