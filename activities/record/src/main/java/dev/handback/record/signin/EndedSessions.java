package dev.handback.record.signin;

import dev.handback.offboarding.Digest;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of pages that the identity provider has ended, for as long as one of them could be left;
 * every process that serves pages asks here.
 */
@Singleton
public final class EndedSessions {
  private static final String END =
      "INSERT INTO ended_session (name, ended_at) VALUES (?, ?)"
          + " ON DUPLICATE KEY UPDATE ended_at = GREATEST(ended_at, VALUES(ended_at))";
  private static final String IS_ENDED =
      "SELECT name FROM ended_session WHERE name = ? OR (name = ? AND ended_at >= ?) LIMIT 1";
  private static final String FORGET = "DELETE FROM ended_session WHERE ended_at < ?";

  private final RecordTransactions transactions;

  EndedSessions(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** That one session, whenever it began: the provider never gives its id to another. */
  public void endOne(String session, Instant at) {
    end(one(session), at);
  }

  /** All that this person began until then. */
  public void endAll(String person, Instant at) {
    end(all(person), at);
  }

  /**
   * Whether it was ended.
   *
   * @param session as the provider calls it; null where it gave no id
   */
  public boolean isEnded(@Nullable String session, String person, Instant begun) {
    return transactions.read(connection ->
        Sql.first(
                connection,
                IS_ENDED,
                parameters ->
                    parameters
                        .text(session == null ? null : one(session))
                        .text(all(person))
                        .time(begun),
                row -> row.getString("name"))
            .isPresent());
  }

  /** Those that were ended before then. */
  public void forget(Instant before) {
    transactions.write(
        connection -> Sql.update(connection, FORGET, parameters -> parameters.time(before)));
  }

  private void end(String name, Instant at) {
    transactions.write(
        connection -> Sql.update(connection, END, parameters -> parameters.text(name).time(at)));
  }

  private static String one(String session) {
    return Digest.hex("session", session);
  }

  private static String all(String person) {
    return Digest.hex("person", person);
  }
}
