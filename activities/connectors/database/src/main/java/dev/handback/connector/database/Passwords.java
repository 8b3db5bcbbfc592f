package dev.handback.connector.database;

import dev.handback.connector.Secret;
import java.sql.Connection;
import java.sql.SQLException;

/** Replaces everything an account can prove itself with by one password. */
final class Passwords {
  private final Connection connection;
  private final Dialect dialect;

  Passwords(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  void replace(DatabaseAccount account, Secret replacement) throws SQLException {
    // The statement takes no parameter, and in this mode a quote is all there is to escape.
    Sql.execute(connection, "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'");
    var alter = "ALTER USER " + account.quoted();
    var literal = "'" + replacement.reveal().replace("'", "''") + "'";
    try {
      Sql.execute(connection, alter + " IDENTIFIED BY " + literal);
    } catch (SQLException e) {
      throw withoutSecret(e, replacement);
    }
    if (dialect == Dialect.MYSQL) {
      // A second password that MySQL keeps for rollovers survives the change of the first.
      Sql.execute(connection, alter + " DISCARD OLD PASSWORD");
    }
  }

  /** A server quotes the statement it does not like. */
  private static SQLException withoutSecret(SQLException e, Secret secret) {
    var words = String.valueOf(e.getMessage()).replace(secret.reveal(), "***");
    return new SQLException(words, e.getSQLState(), e.getErrorCode());
  }
}
