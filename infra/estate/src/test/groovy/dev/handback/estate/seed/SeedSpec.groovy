package dev.handback.estate.seed

import dev.handback.estate.Credentials
import dev.handback.estate.Launch
import dev.handback.estate.LdapDirectory
import dev.handback.estate.MariaDb
import dev.handback.estate.OpenLdap
import java.nio.file.Path
import java.sql.DriverManager
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class SeedSpec extends Specification {
  @TempDir Path dir
  def people = (1..150).collect { new SeedPerson("E-$it", "person$it", 'Per', "Son, $it", "person$it@example.test", "password-$it") }

  def "a company of 150 is in the directory within seconds, and once more does no harm"() {
    given:
    def directory = OpenLdap.start(Launch.in(dir))
    def admin = directory.connectAsAdmin()
    def seed = new LdapSeed(admin)

    when:
    def began = System.nanoTime()
    2.times {
      seed.units()
      seed.people(people)
      seed.group('staff', people)
    }

    then:
    Duration.ofNanos(System.nanoTime() - began) < Duration.ofSeconds(10)
    people.every { LdapDirectory.admits(directory.port(), new Credentials(LdapSeed.dn(it), it.password())) }
    admin.getEntry("cn=staff,$LdapSeed.GROUPS").getAttributeValues('member').length == 150

    cleanup:
    admin?.close()
    directory?.close()
  }

  def "a company of 150 is in the database within seconds, and once more does no harm"() {
    given:
    def server = MariaDb.start(Launch.in(dir), MariaDb.Options.target())
    def admin = server.connectAsAdmin()
    def seed = new DatabaseSeed(admin)

    when:
    def began = System.nanoTime()
    2.times {
      seed.readers('sales-reader', 'sales')
      seed.people(people, 'sales-reader', 'sales')
    }

    then:
    Duration.ofNanos(System.nanoTime() - began) < Duration.ofSeconds(10)
    people.every { DriverManager.getConnection(server.jdbcUrl('sales'), it.userName(), it.password()).close(); true }

    cleanup:
    admin?.close()
    server?.close()
  }
}
