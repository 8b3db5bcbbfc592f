package dev.handback.record.evidence;

import dev.handback.record.sql.RecordTransactions;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the database itself refuse to change or delete evidence and seals, where it may. Not a
 * migration: a database user without the right must not keep the record from starting, and gets the
 * triggers as soon as it has the right.
 */
@Singleton
final class AppendOnlyTriggers {
  private static final Logger LOG = LoggerFactory.getLogger(AppendOnlyTriggers.class);
  private static final List<String> TABLES = List.of("evidence", "seal", "attachment");
  private static final List<String> FORBIDDEN = List.of("UPDATE", "DELETE");

  private final RecordTransactions transactions;

  AppendOnlyTriggers(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  @EventListener
  void onStart(StartupEvent event) {
    try {
      transactions.write(AppendOnlyTriggers::ensure);
    } catch (DataAccessException e) {
      // the hash chain and its signature still show any change; this only prevents some
      LOG.warn(
          "The database user may not create triggers, so changed evidence is detected but not"
              + " refused. Grant TRIGGER on the record's database (and set"
              + " log_bin_trust_function_creators=1 where the binary log is on): {}",
          e.getMessage());
    }
  }

  private static boolean ensure(Connection connection) throws SQLException {
    for (var table : TABLES) {
      for (var verb : FORBIDDEN) {
        try (var statement = connection.createStatement()) {
          statement.execute(
              "CREATE TRIGGER IF NOT EXISTS %s_no_%s BEFORE %s ON %s FOR EACH ROW SIGNAL SQLSTATE"
                      .formatted(table, verb.toLowerCase(Locale.ROOT), verb, table)
                  + " '45000' SET MESSAGE_TEXT = 'evidence is append-only'");
        }
      }
    }
    return true;
  }
}
