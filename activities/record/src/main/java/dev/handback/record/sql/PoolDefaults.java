package dev.handback.record.sql;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * What the record asks of its connections, whatever the configured address says of itself: batches
 * in one round trip, no needless round trips, and reads that see what was committed a moment ago.
 */
@Singleton
final class PoolDefaults implements BeanCreatedEventListener<DatasourceConfiguration> {

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    var pool = event.getBean();
    pool.setAutoCommit(false);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    pool.addDataSourceProperty("rewriteBatchedStatements", "true");
    pool.addDataSourceProperty("useLocalSessionState", "true");
    pool.addDataSourceProperty("cacheServerConfiguration", "true");
    pool.addDataSourceProperty("cachePrepStmts", "true");
    pool.addDataSourceProperty("useServerPrepStmts", "true");
    // the driver's own limits, 25 statements of 256 characters, leave most of ours out
    pool.addDataSourceProperty("prepStmtCacheSize", "128");
    pool.addDataSourceProperty("prepStmtCacheSqlLimit", "4096");
    pool.addDataSourceProperty("characterEncoding", "UTF-8");
    return pool;
  }
}
