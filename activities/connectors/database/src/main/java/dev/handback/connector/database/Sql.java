package dev.handback.connector.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The few JDBC calls that everything here is made of. */
final class Sql {

  private Sql() {}

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * A name as a quoted identifier, which is also how user and host names may be written. Unlike in
   * a string literal no backslash means anything in it, whatever the server's {@code sql_mode}.
   */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  static <T> List<T> rows(Connection connection, String sql, Row<T> row, String... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      var found = new ArrayList<T>();
      try (var results = statement.executeQuery()) {
        while (results.next()) {
          found.add(row.read(results));
        }
      }
      return found;
    }
  }

  /** The first column of a statement that takes no parameters, such as SHOW. */
  static List<String> shown(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      // Braces in a name are no JDBC escape.
      statement.setEscapeProcessing(false);
      var found = new ArrayList<String>();
      try (var results = statement.executeQuery(sql)) {
        while (results.next()) {
          found.add(results.getString(1));
        }
      }
      return found;
    }
  }

  static boolean any(Connection connection, String sql, String... values) throws SQLException {
    return !rows(connection, sql, row -> true, values).isEmpty();
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      // Braces in a name are no JDBC escape.
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
