package dev.handback.record.inventory;

import dev.handback.inventory.InventoryEntry;
import dev.handback.inventory.KnownSubject;
import dev.handback.inventory.KnownSubjects;
import dev.handback.inventory.PageSeen;
import dev.handback.inventory.SubjectNames;
import dev.handback.offboarding.SubjectKind;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who is known: whomever a target names by the system of record's id, and whoever was in an
 * offboarding. There is no list of all people; nobody is taken for known by a name alone.
 */
final class SubjectRegister {
  private static final String SAVE =
      "INSERT INTO known_subject (subject_id, target_id, email, user_name, seen_at)"
          + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE email = VALUES(email),"
          + " user_name = VALUES(user_name), seen_at = VALUES(seen_at)";

  /** A program's key has no address, and takes that of its workload's account from nobody. */
  private static final String SAVE_KEY =
      "INSERT INTO known_subject (subject_id, target_id, email, user_name, seen_at)"
          + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)";

  private SubjectRegister() {}

  static void save(Connection connection, PageSeen page) throws SQLException {
    save(connection, SAVE, page, entry -> entry.listed().key() == null);
    save(connection, SAVE_KEY, page, entry -> entry.listed().key() != null);
  }

  private static void save(
      Connection connection, String sql, PageSeen page, Predicate<InventoryEntry> which)
      throws SQLException {
    var known =
        page.entries().stream().filter(which).flatMap(SubjectRegister::subject).distinct().toList();
    Sql.batch(
        connection,
        sql,
        known,
        (parameters, subject) ->
            parameters
                .text(subject.id())
                .text(page.target())
                .text(subject.email())
                .text(subject.userName())
                .time(page.at()));
  }

  static KnownSubjects find(Connection connection, SubjectNames names) throws SQLException {
    if (names.nameNobody()) {
      return new KnownSubjects(List.of());
    }
    var found = new ArrayList<KnownSubject>();
    found.addAll(
        Sql.list(
            connection,
            "SELECT DISTINCT subject_id, email FROM known_subject WHERE "
                + namedBy(names, "subject_id", "email", "user_name"),
            parameters -> bind(parameters, names),
            row -> new KnownSubject(row.getString(1), null, row.getString(2))));
    found.addAll(
        Sql.list(
            connection,
            "SELECT DISTINCT subject_id, subject_kind, subject_email FROM offboarding WHERE "
                + namedBy(
                    names, "subject_id", "subject_email", "SUBSTRING_INDEX(subject_email, '@', 1)"),
            parameters -> bind(parameters, names),
            row ->
                new KnownSubject(
                    row.getString(1), SubjectKind.valueOf(row.getString(2)), row.getString(3))));
    return new KnownSubjects(found);
  }

  private static Stream<KnownSubject> subject(InventoryEntry entry) {
    var names = entry.listed().names();
    return Stream.ofNullable(names.subjectId())
        .map(id -> new KnownSubject(id, null, names.email()));
  }

  private static String namedBy(SubjectNames names, String id, String email, String userName) {
    var conditions = new ArrayList<String>();
    add(conditions, id, names.ids());
    add(conditions, email, names.emails());
    add(conditions, userName, names.userNames());
    return String.join(" OR ", conditions);
  }

  private static void add(List<String> conditions, String column, List<String> values) {
    if (!values.isEmpty()) {
      conditions.add(column + " IN (" + Sql.marks(values.size()) + ")");
    }
  }

  private static void bind(Parameters parameters, SubjectNames names) throws SQLException {
    for (var values : List.of(names.ids(), names.emails(), names.userNames())) {
      for (var value : values) {
        parameters.text(value);
      }
    }
  }
}
