package dev.handback.record.inventory;

import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds whom targets know, for a person who looks for somebody (requirement P1). */
@Singleton
public final class KnownPeople {

  // whoever has accounts, or is named by a target; found first, and only then counted
  private static final String FIND =
      "SELECT p.subject_id, p.email,"
          + " (SELECT MIN(a.account_name) FROM inventory_account a WHERE a.subject_id ="
          + " p.subject_id AND a.state <> 'GONE') AS name,"
          + " (SELECT COUNT(*) FROM inventory_account a WHERE a.subject_id = p.subject_id"
          + " AND a.state <> 'GONE') AS accounts,"
          + " (SELECT COUNT(*) FROM inventory_account a WHERE a.subject_id = p.subject_id"
          + " AND a.correlation = 'WORKLOAD') AS programs"
          + " FROM (SELECT k.subject_id, MAX(k.email) AS email FROM known_subject k %s"
          + " GROUP BY k.subject_id ORDER BY k.subject_id LIMIT ?) p ORDER BY p.subject_id";

  // two passes over two tables; as an IN within the OR, the second would be one for each person
  private static final String CALLED =
      "JOIN (SELECT s.subject_id FROM known_subject s WHERE LOWER(s.subject_id) LIKE ?"
          + " OR s.email LIKE ? OR s.user_name LIKE ?"
          + " UNION SELECT n.subject_id FROM inventory_account n WHERE n.account_name LIKE ?) c"
          + " ON c.subject_id = k.subject_id";

  private final RecordTransactions transactions;

  KnownPeople(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Whose id, address or account is called like this.
   *
   * @param after the id after which to go on; null for the first
   */
  public List<KnownPerson> called(String piece, @Nullable String after, int limit) {
    var like = "%" + piece.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
    var sql = FIND.formatted(after == null ? CALLED : CALLED + " WHERE k.subject_id > ?");
    return transactions.read(connection ->
        Sql.list(
            connection,
            sql,
            parameters -> {
              parameters.text(like).text(like).text(like).text(like);
              if (after != null) {
                parameters.text(after);
              }
              parameters.number(limit);
            },
            KnownPeople::person));
  }

  /** The one of this id. */
  public Optional<KnownPerson> find(String id) {
    return transactions.read(connection ->
        Sql.first(
            connection,
            FIND.formatted("WHERE k.subject_id = ?"),
            parameters -> parameters.text(id).number(1),
            KnownPeople::person));
  }

  private static KnownPerson person(ResultSet row) throws SQLException {
    return new KnownPerson(
        row.getString("subject_id"),
        row.getString("email"),
        row.getString("name"),
        row.getInt("programs") > 0,
        row.getInt("accounts"));
  }
}
