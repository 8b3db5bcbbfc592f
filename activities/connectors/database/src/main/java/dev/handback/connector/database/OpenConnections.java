package dev.handback.connector.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The open connections of a user name. The server's list names the client's address, not the
 * account that let it in, so all connections of the name count for each of its accounts.
 */
final class OpenConnections {
  private final Connection connection;

  /**
   * Refuses to look without the PROCESS privilege: the server would show us our own connections
   * only and not say so. This table is the one that asks for it, held by a role or not.
   */
  OpenConnections(Connection connection) throws SQLException {
    this.connection = connection;
    Sql.any(connection, "SELECT 1 FROM information_schema.INNODB_TRX LIMIT 1");
  }

  /** Their ids, without our own and without those that were killed and are rolling back. */
  List<Long> of(String user) throws SQLException {
    var own = Sql.rows(connection, "SELECT CONNECTION_ID()", row -> row.getLong(1)).getFirst();
    return Sql.rows(connection, "SHOW PROCESSLIST", OpenProcess::of).stream()
        .filter(process -> process.user().equals(user) && !process.command().equals("Killed"))
        .map(OpenProcess::id)
        .filter(id -> !id.equals(own))
        .toList();
  }

  /** Ends these; one that is gone already is fine. */
  void kill(List<Long> ids) throws SQLException {
    for (var id : ids) {
      try {
        Sql.execute(connection, "KILL CONNECTION " + id);
      } catch (SQLException e) {
        if (!SqlErrors.noSuchThread(e)) {
          throw e;
        }
      }
    }
  }

  private record OpenProcess(Long id, String user, String command) {
    static OpenProcess of(ResultSet row) throws SQLException {
      return new OpenProcess(row.getLong("Id"), row.getString("User"), row.getString("Command"));
    }
  }
}
