package dev.handback.connector.database

import dev.handback.connector.Secret
import dev.handback.connector.estate.TargetConfig
import dev.handback.estate.Launch
import dev.handback.estate.MariaDb
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.access.TargetId
import java.nio.file.Path
import java.sql.Connection
import java.sql.DriverManager
import java.sql.SQLException
import java.time.Duration

/** A real server and what an administrator does to it behind the connector's back. */
class DatabaseTarget implements Closeable {
  final String address
  final String user
  final String password
  private final Closeable server

  private DatabaseTarget(String address, String user, String password, Closeable server) {
    this.address = address
    this.user = user
    this.password = password
    this.server = server
  }

  /** MariaDB, or the empty MySQL-family server that {@code handback.test.database} names (mysql://host:port, root). */
  static DatabaseTarget start(Path dir) {
    def other = System.getProperty('handback.test.database')
    if (other) {
      return new DatabaseTarget(other, 'root', '', {} as Closeable)
    }
    def server = MariaDb.start(Launch.in(dir), MariaDb.Options.target())
    new DatabaseTarget("mysql://127.0.0.1:${server.port()}", server.admin().user(), server.admin().password(), { server.close() })
  }

  TargetConfig config() {
    new TargetConfig(
        new TargetId('ledger'), 'database', URI.create(address), user, Secret.of(password),
        CorrelateBy.USER_NAME, Duration.ofSeconds(8), [:], [])
  }

  Connection connect(String asUser = user, String withPassword = password) {
    DriverManager.getConnection("jdbc:$address/?sslMode=PREFERRED&allowPublicKeyRetrieval=true", asUser, withPassword)
  }

  boolean isMariaDb() {
    query('SELECT VERSION()').first()[0].contains('MariaDB')
  }

  void execute(String... statements) {
    connect().withCloseable { connection ->
      statements.each { sql ->
        connection.createStatement().with {
          escapeProcessing = false
          execute(sql)
        }
      }
    }
  }

  List<List<String>> query(String sql) {
    connect().withCloseable { connection ->
      def results = connection.createStatement().executeQuery(sql)
      def rows = []
      while (results.next()) {
        rows << (1..results.metaData.columnCount).collect { results.getString(it) }
      }
      rows
    }
  }

  boolean letsIn(String asUser, String withPassword) {
    try {
      connect(asUser, withPassword).close()
      true
    } catch (SQLException ignored) {
      false
    }
  }

  /** Whether a connection is served. */
  static boolean serves(Connection connection) {
    try {
      connection.createStatement().executeQuery('SELECT 1').next()
    } catch (SQLException ignored) {
      false
    }
  }

  @Override
  void close() {
    server.close()
  }
}
