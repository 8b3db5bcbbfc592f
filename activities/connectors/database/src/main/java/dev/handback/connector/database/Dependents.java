package dev.handback.connector.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What goes on with an account's rights, locked or not, and what nobody could do without it. */
final class Dependents {
  private static final String STORED =
      """
      SELECT DEFINER, CONCAT('Event ', EVENT_SCHEMA, '.', EVENT_NAME, ' runs as ')
        FROM information_schema.EVENTS
      UNION ALL
      SELECT DEFINER, CONCAT('Trigger ', TRIGGER_SCHEMA, '.', TRIGGER_NAME, ' runs as ')
        FROM information_schema.TRIGGERS
      UNION ALL
      SELECT DEFINER, CONCAT('View ', TABLE_SCHEMA, '.', TABLE_NAME, ' reads with the rights of ')
        FROM information_schema.VIEWS WHERE SECURITY_TYPE = 'DEFINER'
      UNION ALL
      SELECT DEFINER, CONCAT(UPPER(LEFT(ROUTINE_TYPE, 1)), LOWER(SUBSTRING(ROUTINE_TYPE, 2)), ' ',
          ROUTINE_SCHEMA, '.', ROUTINE_NAME, ' runs as ')
        FROM information_schema.ROUTINES WHERE SECURITY_TYPE = 'DEFINER'
      """;

  private static final String PROXIES =
      "SELECT User, Host FROM mysql.proxies_priv WHERE Proxied_user = ? AND Proxied_host = ?";

  private final Connection connection;

  Dependents(Connection connection) {
    this.connection = connection;
  }

  /** One sentence each. */
  List<String> of(DatabaseAccount account) throws SQLException {
    var sentences = new ArrayList<String>();
    // Compared here: the server's own comparison takes Ada for ada.
    Sql.rows(connection, STORED, row -> List.of(row.getString(1), row.getString(2))).stream()
        .filter(stored -> stored.getFirst().equals(account.id()))
        .forEach(stored -> sentences.add(stored.getLast() + account + "."));
    sentences.addAll(proxiesOf(account));
    sentences.addAll(new Administrators(connection).lostWith(account));
    return sentences;
  }

  /** Who may act as the account without its password; locking it does not stop them. */
  List<String> proxiesOf(DatabaseAccount account) throws SQLException {
    return Sql.rows(
        connection,
        PROXIES,
        row ->
            "%s may act as %s (PROXY), locked or not."
                .formatted(new DatabaseAccount(row.getString(1), row.getString(2)), account),
        account.user(),
        account.host());
  }
}
