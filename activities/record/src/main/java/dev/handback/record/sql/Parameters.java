package dev.handback.record.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Binds a statement's parameters in the order they are written. */
public final class Parameters {
  private final PreparedStatement statement;
  private int index;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Anything that is kept as text: strings, identifiers, enums. */
  public Parameters text(@Nullable Object value) throws SQLException {
    statement.setString(++index, value == null ? null : value.toString());
    return this;
  }

  /** An instant, as UTC with microseconds. */
  public Parameters time(@Nullable Instant value) throws SQLException {
    statement.setObject(++index, value == null ? null : Utc.column(value));
    return this;
  }

  public Parameters number(long value) throws SQLException {
    statement.setLong(++index, value);
    return this;
  }

  public Parameters amount(@Nullable BigDecimal value) throws SQLException {
    statement.setBigDecimal(++index, value);
    return this;
  }

  public Parameters bytes(byte[] value) throws SQLException {
    statement.setBytes(++index, value);
    return this;
  }

  void reset() {
    index = 0;
  }
}
