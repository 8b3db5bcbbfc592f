package dev.handback.connector.database

import dev.handback.connector.Removal
import dev.handback.connector.Secret
import dev.handback.connector.contract.Contract
import dev.handback.offboarding.access.AccountRef
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** Those who administer the server themselves (requirement S4, section E). */
class DatabaseAdministratorSpec extends Specification {
  @Shared @TempDir Path dir
  @Shared DatabaseTarget target
  def ada = new AccountRef('ada@%', "'ada'@'%'")
  def bo = new AccountRef('bo@%', "'bo'@'%'")

  /** Handback has an account of its own, and only Ada and Bo are administrators beside it. */
  def setupSpec() {
    target = DatabaseTarget.start(dir.resolve('ledger'))
  }

  def cleanupSpec() {
    target?.close()
  }

  def "who would leave the server without an administrator is found out before (S3, E: a leaver who is the last administrator)"() {
    given:
    ['ada', 'bo', 'handback_own'].each {
      target.execute("CREATE USER '$it'@'%' IDENTIFIED BY 'first'", "GRANT ALL PRIVILEGES ON *.* TO '$it'@'%' WITH GRANT OPTION")
    }
    target.execute("CREATE USER 'cy'@'%' IDENTIFIED BY 'first'", "GRANT SELECT ON *.* TO 'cy'@'%' WITH GRANT OPTION")
    def own = Contract.changed(target.config(), username: 'handback_own', secret: Secret.of('first'))
    def connector = new DatabaseConnectorFactory().create(own)
    administrators('root').each { target.execute("ALTER USER $it ACCOUNT LOCK") }

    expect: 'there are two'
    connector.findDependents(ada) == []

    when:
    def locked = connector.disableAccount(bo)

    then: 'one, whom a reader of everything does not stand in for'
    locked instanceof Removal.Removed
    connector.findDependents(ada) == ["'ada'@'%' is the last one who can make accounts and sign in."]
    connector.findDependents(new AccountRef('cy@%', "'cy'@'%'")) == []

    cleanup:
    connector?.close()
  }

  private List<String> administrators(String except) {
    target.query("SELECT DISTINCT GRANTEE FROM information_schema.USER_PRIVILEGES WHERE PRIVILEGE_TYPE = 'CREATE USER'")*.first()
        .findAll { !(it in ["'ada'@'%'", "'bo'@'%'", "'handback_own'@'%'"]) && !it.contains("'mariadb.sys'") && !it.contains("'mysql.") }
  }
}
