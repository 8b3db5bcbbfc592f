package dev.handback.estate

import java.nio.file.Path
import java.sql.DriverManager
import spock.lang.Specification
import spock.lang.TempDir

class MySql9Spec extends Specification {
  @TempDir Path dir

  def "where MySQL 9 is installed, what was committed is there again after it is killed"() {
    given:
    def installed = MySql9.isInstalled(HandbackHome.find())

    expect:
    installed ? survivesKill() : refusalNamesWhatIsMissing(Launch.in(dir))
  }

  def "where it is not installed, the refusal says so before anything is made"() {
    expect:
    def elsewhere = new HandbackHome(HandbackHome.find().root(), dir.resolve("empty"))
    refusalNamesWhatIsMissing(new Launch(elsewhere, dir.resolve("mysql"), Lifetime.WITH_JVM, Progress.SILENT, [:]))
    !dir.resolve("mysql").toFile().exists()
  }

  private boolean survivesKill() {
    def server = start()
    try {
      query(server, "CREATE TABLE seat (id INT PRIMARY KEY)")
      query(server, "INSERT INTO seat VALUES (42)")
      server.kill()
      def again = start()
      again.port() == server.port() && query(again, "SELECT CONCAT(id, ' on ', VERSION()) FROM seat") ==~ /42 on 9\..*/
    } finally {
      MySql9.running(dir.resolve("mysql")).ifPresent { it.stop() }
    }
  }

  private static boolean refusalNamesWhatIsMissing(Launch launch) {
    try {
      MySql9.start(launch, MariaDb.Options.target())
      false
    } catch (EstateException refusal) {
      refusal.message.contains("MySQL 9 is not in")
    }
  }

  private MySql9 start() {
    MySql9.start(Launch.in(dir.resolve("mysql")), MariaDb.Options.target().database("handback", "handback"))
  }

  private static String query(MySql9 server, String sql) {
    def owner = server.owner("handback")
    DriverManager.getConnection(server.jdbcUrl("handback"), owner.user(), owner.password()).withCloseable {
      def statement = it.createStatement()
      statement.execute(sql) && statement.resultSet.next() ? statement.resultSet.getString(1) : ""
    }
  }
}
