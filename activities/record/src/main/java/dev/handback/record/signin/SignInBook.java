package dev.handback.record.signin;

import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Keeps who signed in, was refused and signed out, and forgets it when its time is over. */
@Singleton
public final class SignInBook {
  private static final String ADD =
      "INSERT INTO sign_in (at, last_at, times, who, method, door, outcome, reason, address)"
          + " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)";
  private static final String ADDED = "SELECT LAST_INSERT_ID() AS id";
  private static final String COUNT =
      "UPDATE sign_in SET times = times + ?, last_at = GREATEST(last_at, ?) WHERE id = ?";
  private static final String FORGET = "DELETE FROM sign_in WHERE at < ? ORDER BY at LIMIT ?";
  private static final String LIST = "SELECT * FROM sign_in WHERE id < ?";
  private static final int FORGOTTEN_AT_ONCE = 5000;

  private final RecordTransactions transactions;

  SignInBook(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Writes it down.
   *
   * @return the row, to count more of the same on
   */
  public long add(SignIn event, Instant at) {
    return transactions.write(connection -> {
      Sql.update(
          connection,
          ADD,
          parameters ->
              parameters
                  .time(at)
                  .time(at)
                  .text(event.who())
                  .text(event.method())
                  .text(event.door())
                  .text(event.outcome())
                  .text(event.reason())
                  .text(event.address()));
      return Sql.first(connection, ADDED, parameters -> {}, row -> row.getLong("id")).orElseThrow();
    });
  }

  /** The same came so often again, the last time then. */
  public void count(long id, long times, Instant lastAt) {
    transactions.write(connection ->
        Sql.update(
            connection, COUNT, parameters -> parameters.number(times).time(lastAt).number(id)));
  }

  /** The last one first. */
  public SignInPage list(SignInQuery query) {
    var before = query.cursor() == null ? Long.MAX_VALUE : Long.parseLong(query.cursor());
    var filters = filters(query);
    var sql =
        LIST
            + String.join("", filters.keySet().stream().map(" AND %s = ?"::formatted).toList())
            + " ORDER BY id DESC LIMIT ?";
    var lines =
        transactions.read(connection ->
            Sql.list(
                connection,
                sql,
                // one more than asked tells whether there is a next page
                parameters -> bind(parameters.number(before), filters).number(query.limit() + 1L),
                SignInBook::line));
    if (lines.size() <= query.limit()) {
      return new SignInPage(lines, null);
    }
    var page = lines.subList(0, query.limit());
    return new SignInPage(page, Long.toString(page.getLast().id()));
  }

  /**
   * Forgets what is older.
   *
   * @return how many rows
   */
  public long forget(Instant before) {
    var all = 0L;
    while (true) {
      var some =
          transactions.write(connection ->
              Sql.update(
                  connection,
                  FORGET,
                  parameters -> parameters.time(before).number(FORGOTTEN_AT_ONCE)));
      all += some;
      if (some < FORGOTTEN_AT_ONCE) {
        return all;
      }
    }
  }

  private static Map<String, Object> filters(SignInQuery query) {
    var filters = new TreeMap<String, Object>();
    if (query.outcome() != null) {
      filters.put("outcome", query.outcome());
    }
    if (query.method() != null) {
      filters.put("method", query.method());
    }
    if (query.who() != null) {
      filters.put("who", query.who());
    }
    if (query.address() != null) {
      filters.put("address", query.address());
    }
    return filters;
  }

  private static Parameters bind(Parameters parameters, Map<String, Object> filters)
      throws SQLException {
    for (var value : filters.values()) {
      parameters.text(value);
    }
    return parameters;
  }

  private static SignInLine line(ResultSet row) throws SQLException {
    return new SignInLine(
        row.getLong("id"),
        Objects.requireNonNull(Sql.time(row, "at")),
        Objects.requireNonNull(Sql.time(row, "last_at")),
        row.getLong("times"),
        row.getString("who"),
        SignInMethod.valueOf(row.getString("method")),
        Door.valueOf(row.getString("door")),
        SignInOutcome.valueOf(row.getString("outcome")),
        row.getString("reason"),
        row.getString("address"));
  }
}
