package dev.handback.record.inventory;

import dev.handback.offboarding.Subject;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A source that sends an id and no more leaves those targets out that know people by address or
 * name. What a target has said of the same id fills that in (requirement P1).
 */
@Singleton
public final class KnownAddresses {
  private static final String OF =
      "SELECT DISTINCT LOWER(email) FROM known_subject WHERE subject_id = ? AND email IS NOT NULL";

  private final RecordTransactions transactions;

  KnownAddresses(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** The same subject, with its address where targets agree on one. */
  public Subject complete(Subject subject) {
    return subject.email() != null
        ? subject
        : transactions.read(connection -> complete(connection, subject));
  }

  /** The same in a transaction. */
  public static Subject complete(Connection connection, Subject subject) throws SQLException {
    if (subject.email() != null) {
      return subject;
    }
    var known = addresses(connection, subject.id());
    return known.size() == 1 ? subject.at(known.getFirst()) : subject;
  }

  private static List<String> addresses(Connection connection, String id) throws SQLException {
    return Sql.list(connection, OF, parameters -> parameters.text(id), row -> row.getString(1));
  }
}
