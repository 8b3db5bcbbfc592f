package dev.handback.record.sql;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain statements on a transaction's connection. */
public final class Sql {
  /** ER_DUP_ENTRY, the same number in MySQL and MariaDB. */
  private static final int DUPLICATE_KEY = 1062;

  private Sql() {}

  /** Binds one statement. */
  @FunctionalInterface
  public interface Binding {
    void bind(Parameters parameters) throws SQLException;
  }

  /** Binds one row of a batch. */
  @FunctionalInterface
  public interface RowBinding<T> {
    void bind(Parameters parameters, T row) throws SQLException;
  }

  /** Makes an answer of the row the result stands on. */
  @FunctionalInterface
  public interface RowMapping<T> {
    T map(ResultSet row) throws SQLException;
  }

  public static <T> List<T> list(
      Connection connection, String sql, Binding binding, RowMapping<T> mapping)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      binding.bind(new Parameters(statement));
      return rows(statement, mapping);
    }
  }

  public static <T> Optional<T> first(
      Connection connection, String sql, Binding binding, RowMapping<T> mapping)
      throws SQLException {
    return list(connection, sql, binding, mapping).stream().findFirst();
  }

  /** How many rows it found. */
  public static int update(Connection connection, String sql, Binding binding) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      binding.bind(new Parameters(statement));
      return statement.executeUpdate();
    }
  }

  /** Inserts one row; false when a row of the same key is there already. */
  public static boolean insertIfNew(Connection connection, String sql, Binding binding)
      throws SQLException {
    try {
      update(connection, sql, binding);
      return true;
    } catch (SQLIntegrityConstraintViolationException e) {
      if (e.getErrorCode() == DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /**
   * All rows in one round trip: the driver rewrites the batch into one statement.
   *
   * @throws SQLException what the row that failed would have failed with alone
   */
  public static <T> void batch(
      Connection connection, String sql, List<T> rows, RowBinding<T> binding) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql)) {
      var parameters = new Parameters(statement);
      for (var row : rows) {
        parameters.reset();
        binding.bind(parameters, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (BatchUpdateException e) {
      throw e.getCause() instanceof SQLException cause ? cause : e;
    }
  }

  /** So many question marks for an {@code IN (…)}. */
  public static String marks(int count) {
    return String.join(",", Collections.nCopies(count, "?"));
  }

  public static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    return Utc.instant(row.getObject(column, LocalDateTime.class));
  }

  private static <T> List<T> rows(PreparedStatement statement, RowMapping<T> mapping)
      throws SQLException {
    try (var result = statement.executeQuery()) {
      var rows = new ArrayList<T>();
      while (result.next()) {
        rows.add(mapping.map(result));
      }
      return rows;
    }
  }
}
