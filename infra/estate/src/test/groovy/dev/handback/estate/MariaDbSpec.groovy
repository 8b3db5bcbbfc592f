package dev.handback.estate

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.sql.DriverManager
import java.sql.SQLException
import spock.lang.Specification
import spock.lang.TempDir

class MariaDbSpec extends Specification {
  @TempDir Path dir
  MariaDb server

  def cleanup() {
    server?.close()
  }

  def "what was committed is there again, at the same address, after the server is killed"() {
    given:
    server = start()
    query("CREATE TABLE handback.seat (id INT PRIMARY KEY)")
    query("INSERT INTO handback.seat VALUES (42)")
    def port = server.port()

    when:
    server.kill()

    then:
    !server.process().isAlive()

    when:
    server = start()

    then:
    server.port() == port
    query("SELECT id FROM handback.seat") == "42"
  }

  def "nobody gets in without the generated password, and the file that keeps it is for its owner only"() {
    given:
    server = start()

    when:
    DriverManager.getConnection(server.jdbcUrl(""), "root", "").close()

    then:
    thrown(SQLException)

    and:
    PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("mariadb/instance.properties"))) == "rw-------"
    !server.admin().toString().contains(server.admin().password())
  }

  def "starting in a folder whose server runs gives that server, and another folder gives another"() {
    given:
    server = start()

    when:
    def again = start()
    def other = MariaDb.start(Launch.in(dir.resolve("other")), MariaDb.Options.target())

    then:
    again.process().pid() == server.process().pid()
    other.port() != server.port()
    MariaDb.running(dir.resolve("mariadb")).get().pid() == server.process().pid()

    cleanup:
    other?.close()
  }

  def "a server that cannot start says why with the end of its log"() {
    when:
    MariaDb.start(Launch.in(dir.resolve("mariadb")), MariaDb.Options.target().argument("--no-such-option"))

    then:
    def refusal = thrown(EstateException)
    refusal.message.contains("no-such-option")
  }

  private MariaDb start() {
    MariaDb.start(Launch.in(dir.resolve("mariadb")), MariaDb.Options.record().database("handback", "handback"))
  }

  private String query(String sql) {
    def owner = server.owner("handback")
    DriverManager.getConnection(server.jdbcUrl("handback"), owner.user(), owner.password()).withCloseable {
      def statement = it.createStatement()
      if (!statement.execute(sql)) {
        return ""
      }
      def rows = statement.resultSet
      rows.next() ? rows.getString(1) : ""
    }
  }
}
