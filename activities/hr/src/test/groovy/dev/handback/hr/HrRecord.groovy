package dev.handback.hr

import dev.handback.estate.Launch
import dev.handback.estate.MariaDb
import dev.handback.record.evidence.SigningKeys
import dev.handback.record.inbox.*
import dev.handback.record.sql.RecordTransactions
import io.micronaut.context.ApplicationContext
import java.nio.file.Files
import java.nio.file.Path

/** A record of its own, as a worker has it. */
class HrRecord implements AutoCloseable {
  private static final Path DIR = emptyFolder("target/hr-record")
  private static final MariaDb DATABASE = MariaDb.start(Launch.in(DIR.resolve("mariadb")), MariaDb.Options.record())

  final ApplicationContext context

  HrRecord(String name) {
    try (def admin = DATABASE.connectAsAdmin(); def statement = admin.createStatement()) {
      statement.execute("CREATE DATABASE $name".toString())
      statement.execute("CREATE USER $name@'%' IDENTIFIED BY 'secret'".toString())
      statement.execute("GRANT ALL PRIVILEGES ON ${name}.* TO $name@'%'".toString())
    }
    def key = DIR.resolve("signing-key.jwk")
    SigningKeys.loadOrCreate(key)
    context = ApplicationContext.run([
      "datasources.default.url"              : DATABASE.jdbcUrl(name),
      "datasources.default.username"         : name,
      "datasources.default.password"         : "secret",
      "datasources.default.driver-class-name": "com.mysql.cj.jdbc.Driver",
      "flyway.datasources.default.enabled"   : true,
      "handback.record.signing-key"          : "file:$key".toString(),
    ] as Map<String, Object>)
  }

  AskedEvents getEvents() { new AskedEvents(context.getBean(RecordTransactions), GuardLimits.NONE, Optional.empty()) }

  Intake getIntake() { context.getBean(Intake) }

  InboxLine line(InboxId id) { context.getBean(HeardEvents).find(id).get() }

  List<InboxLine> lines(String source) { context.getBean(HeardEvents).list(new InboxQuery(null, source, null, 500, null)).events() }

  /** It is due again, whatever was asked for. */
  void due(InboxId id) {
    context.getBean(RecordTransactions).write { connection ->
      try (def statement = connection.prepareStatement("UPDATE inbox SET due_at = received_at WHERE id = ?")) {
        statement.setString(1, id.value())
        statement.executeUpdate()
      }
    }
  }

  List<Pending.Start> starts() { context.getBean(Inbox).claimDue(99).findAll { it instanceof Pending.Start } as List<Pending.Start> }

  @Override
  void close() { context.close() }

  static Path write(String name, String text) { Files.writeString(DIR.resolve(name), text) }

  private static Path emptyFolder(String name) {
    def folder = Path.of(name).toAbsolutePath()
    folder.toFile().deleteDir()
    Files.createDirectories(folder)
  }
}
