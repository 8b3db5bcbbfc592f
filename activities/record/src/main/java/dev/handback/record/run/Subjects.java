package dev.handback.record.run;

import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Who an offboarding is about, as its row has it. */
public final class Subjects {

  private Subjects() {}

  public static Subject of(ResultSet row) throws SQLException {
    return new Subject(
        SubjectKind.valueOf(row.getString("subject_kind")),
        row.getString("subject_id"),
        row.getString("subject_email"),
        row.getString("subject_name"),
        row.getString("manager_id"));
  }
}
