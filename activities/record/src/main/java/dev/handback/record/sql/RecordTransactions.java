package dev.handback.record.sql;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One message, one transaction. */
@Singleton
public final class RecordTransactions {
  private static final Logger LOG = LoggerFactory.getLogger(RecordTransactions.class);

  /** A deadlock's loser is told to try again at once; more than this and something is wrong. */
  private static final int TRIES = 4;

  private final TransactionOperations<Connection> transactions;

  RecordTransactions(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /** Work on one connection. May run more than once, each time from the start. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** All of the work or none of it. A deadlock's loser runs again. */
  public <T> T write(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.executeWrite(status -> run(work, status.getConnection()));
      } catch (DataAccessException e) {
        if (attempt == TRIES || !(e.getCause() instanceof SQLTransactionRollbackException)) {
          throw e;
        }
        LOG.info("Lost a deadlock, trying again: {}", e.getMessage());
      }
    }
  }

  public <T> T read(Work<T> work) {
    return transactions.executeRead(status -> run(work, status.getConnection()));
  }

  private static <T> T run(Work<T> work, Connection connection) {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DataAccessException(e.getMessage(), e);
    }
  }
}
