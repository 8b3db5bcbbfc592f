package dev.handback.record

import dev.handback.estate.HandbackHome
import dev.handback.estate.Launch
import dev.handback.estate.MariaDb
import dev.handback.estate.MySql9
import dev.handback.record.evidence.SigningKeys
import io.micronaut.context.ApplicationContext
import java.nio.file.Files
import java.nio.file.Path
import java.sql.Connection
import java.sql.DriverManager

/**
 * One server for all specs of this JVM; each spec has a database of its own on it. MariaDB, or a real
 * MySQL 9 with -Dhandback.record.server=mysql9, as `./handback test mysql` does.
 */
class RecordServer {
  private static final Path DIR = emptyFolder("target/record-server")
  private static final def SERVER = System.getProperty("handback.record.server") == "mysql9" ? mysql() : mariaDb()

  final String database
  private final String rights

  /** @param rights what the record's own user may do in its database */
  RecordServer(String database, String rights = "ALL PRIVILEGES") {
    this.database = database
    this.rights = rights
    try (def admin = SERVER.connectAsAdmin()) {
      execute(admin, "CREATE DATABASE IF NOT EXISTS $database")
      execute(admin, "CREATE USER IF NOT EXISTS $database@'%' IDENTIFIED BY 'secret'")
      execute(admin, "GRANT $rights ON $database.* TO $database@'%'")
    }
  }

  private static MariaDb mariaDb() {
    MariaDb.start(Launch.in(DIR.resolve("mariadb")), MariaDb.Options.record())
  }

  private static MySql9 mysql() {
    MySql9.install(HandbackHome.find(), { println(it) })
    MySql9.start(Launch.in(DIR.resolve("mysql")), MariaDb.Options.record())
  }

  static Path signingKey() {
    def file = DIR.resolve("signing-key.jwk")
    SigningKeys.loadOrCreate(file)
    file
  }

  /** The record as a worker has it; with more beans for what an api adds. */
  ApplicationContext start(Closure<?> more = {}) {
    def builder = ApplicationContext.builder([
      "datasources.default.url"             : SERVER.jdbcUrl(database),
      "datasources.default.username"        : database,
      "datasources.default.password"        : "secret",
      "datasources.default.driver-class-name": "com.mysql.cj.jdbc.Driver",
      "flyway.datasources.default.enabled"  : true,
      "handback.record.signing-key"         : "file:" + signingKey(),
    ] as Map<String, Object>)
    builder.build().tap { more(it) }.start()
  }

  /** Runs a statement as the record's own user; answers with how many rows it found. */
  int update(CharSequence sql, Object... parameters) {
    try (def connection = connect()) {
      execute(connection, sql, parameters)
    }
  }

  List<Map<String, Object>> rows(CharSequence sql, Object... parameters) {
    try (def connection = connect(); def statement = connection.prepareStatement(sql.toString())) {
      parameters.eachWithIndex { value, i -> statement.setObject(i + 1, value) }
      def result = statement.executeQuery()
      def names = (1..result.metaData.columnCount).collect { result.metaData.getColumnLabel(it) }
      def rows = []
      while (result.next()) {
        rows << names.collectEntries { name ->
          def value = result.getObject(name)
          [name, value instanceof byte[] ? value.encodeHex().toString() : value]
        }
      }
      rows
    }
  }

  Connection connect() {
    DriverManager.getConnection(SERVER.jdbcUrl(database), database, "secret")
  }

  /** Empty even when an earlier run left something: its leavers have the same names. */
  private static Path emptyFolder(String name) {
    def folder = Path.of(name).toAbsolutePath()
    folder.toFile().deleteDir()
    Files.createDirectories(folder)
  }

  private static int execute(Connection connection, CharSequence sql, Object... parameters) {
    try (def statement = connection.prepareStatement(sql.toString())) {
      parameters.eachWithIndex { value, i -> statement.setObject(i + 1, value) }
      statement.executeUpdate()
    }
  }
}
