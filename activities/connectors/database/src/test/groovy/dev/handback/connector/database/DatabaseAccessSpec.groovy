package dev.handback.connector.database

import dev.handback.connector.ConnectorException
import dev.handback.connector.ReadBack
import dev.handback.connector.Removal
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.contract.Contract
import dev.handback.connector.estate.TargetConfig
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** What only this family of servers does (requirements S1 to S5). */
class DatabaseAccessSpec extends Specification {
  @Shared @TempDir Path dir
  @Shared DatabaseTarget target
  def connector = new DatabaseConnectorFactory().create(target.config())
  def name = 'u' + UUID.randomUUID().toString().replace('-', '').take(10)
  def account = new AccountRef("$name@%", "'$name'@'%'")

  def setupSpec() {
    target = DatabaseTarget.start(dir.resolve('ledger'))
    target.execute(
        'CREATE DATABASE IF NOT EXISTS ledger', 'CREATE TABLE IF NOT EXISTS ledger.entry (amount INT, note TEXT)',
        'CREATE ROLE IF NOT EXISTS auditor', 'CREATE OR REPLACE VIEW ledger.everything AS SELECT * FROM ledger.entry',
        'DROP PROCEDURE IF EXISTS ledger.close_month', 'CREATE PROCEDURE ledger.close_month() SELECT 1')
  }

  def cleanupSpec() {
    target?.close()
  }

  def setup() {
    target.execute("CREATE USER '$name'@'%' IDENTIFIED BY 'first'")
  }

  def "a name cannot break out of a statement: #odd"() {
    given: 'one with such a name, and one who would be hit by a careless statement'
    def ref = new AccountRef("$odd@%", 'odd')
    target.execute("CREATE OR REPLACE USER ${quoted(odd)}@`%` IDENTIFIED BY 'first'".replace(' OR REPLACE', target.mariaDb ? ' OR REPLACE' : ''))
    target.execute("GRANT INSERT ON ledger.* TO ${quoted(odd)}@`%`", "CREATE DEFINER = ${quoted(odd)}@`%` VIEW ledger.odd AS SELECT 1 AS one")
    def byId = new DatabaseConnectorFactory().create(Contract.changed(target.config(), correlateBy: CorrelateBy.SUBJECT_ID))
    def password = Secret.of("p'w\\\"`?;--" + odd)

    when:
    def found = byId.findAccess(subject(odd))
    def rotated = connector.replacePassword(ref, password)
    def dependents = connector.findDependents(ref)

    then:
    found*.kind() == [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ENTITLEMENT]
    found.every { it.account().id() == ref.id() }
    rotated instanceof Removal.Removed
    target.letsIn(odd, password.reveal()) && !target.letsIn(odd, 'first')
    dependents.size() == 1

    when:
    def removed = connector.removeEntitlement(Contract.item(found.last()))
    def disabled = connector.disableAccount(ref)

    then:
    removed instanceof Removal.Removed
    disabled instanceof Removal.Removed
    !target.letsIn(odd, password.reveal())
    target.letsIn(name, 'first')

    cleanup:
    target.execute('DROP VIEW IF EXISTS ledger.odd', "DROP USER IF EXISTS ${quoted(odd)}@`%`")

    where:
    odd << ["o'neill", 'back\\', '\\', 'tick`tock', '"ada"', "x' OR '1'='1", 'a; DROP USER root', 'a@b', '?', '-- a', '/*', '{fn now()}', 'zoë']
  }

  def "each host that a user name may come from is an account of its own"() {
    given:
    target.execute("CREATE USER '$name'@'10.%' IDENTIFIED BY 'first'", "GRANT SELECT ON ledger.* TO '$name'@'10.%'")

    when:
    def found = connector.findAccess(subject(name))

    then:
    found.findAll { it.kind() == ItemKind.ACCOUNT }*.account()*.id() as Set == ["$name@%", "$name@10.%"] as Set
    found.findAll { it.kind() == ItemKind.ENTITLEMENT }*.account()*.id() == ["$name@10.%"]
  }

  def "a try proves something of one account only: with #others beside it, '%' is #answer"() {
    given:
    target.execute(*others.collect { "CREATE USER '$name'@'$it' IDENTIFIED BY 'other'".toString() })

    expect:
    connector.signIn(account, Secret.of('wrong')).getClass() == answer
    connector.signIn(account, Secret.of('other')).getClass() == answer

    cleanup:
    target.execute(*others.collect { "DROP USER '$name'@'$it'".toString() })

    where:
    others                     || answer
    []                         || SignIn.Refused
    ['10.%', 'db.example.com'] || SignIn.Refused
    ['localhost', '127.0.0.1'] || SignIn.NotTried
    ['127.0.0._', 'local%']    || SignIn.NotTried
  }

  def "an account that nobody gets in with from here is not tried, and locked all the same"() {
    given:
    def far = new AccountRef("$name@10.%", "'$name'@'10.%'")
    target.execute("DROP USER '$name'@'%'", "CREATE USER '$name'@'10.%' IDENTIFIED BY 'first'")

    expect:
    connector.signIn(far, Secret.of('first')) instanceof SignIn.NotTried
    connector.disableAccount(far) instanceof Removal.Removed
    connector.signIn(far, Secret.of('first')) instanceof SignIn.NotTried
    connector.readBack(accountItem(far)) instanceof ReadBack.Gone
  }

  def "#kind is found, taken away and read back"() {
    given:
    target.execute(*grants.collect { it + " TO '$name'@'%'" + (it =~ 'auditor|PROXY' ? '' : ' WITH GRANT OPTION') })

    when:
    def items = entitlements()

    then:
    items*.name() == [called]
    connector.readBack(items[0]) instanceof ReadBack.Present

    when:
    def answer = connector.removeEntitlement(items[0])

    then:
    answer instanceof Removal.Removed
    answer.residual() == []
    connector.readBack(items[0]) instanceof ReadBack.Gone
    entitlements() == []
    target.query("SHOW GRANTS FOR '$name'@'%'").every { it[0].startsWith('GRANT USAGE ON *.*') && !it[0].contains('GRANT OPTION') }

    where:
    kind                     | grants                                                                               || called
    'a role'                 | ['GRANT auditor']                                                                    || 'role auditor'
    'a right everywhere'     | ['GRANT SELECT, PROCESS ON *.*']                                                     || 'rights on every schema'
    'a right without column' | ['GRANT REPLICATION_SLAVE_ADMIN ON *.*'.replace('_', target.mariaDb ? ' ' : '_')]    || 'rights on every schema'
    'a right on a schema'    | ['GRANT SELECT, INSERT ON ledger.*']                                                 || 'rights on schema ledger'
    'a right on a table'     | ['GRANT UPDATE ON ledger.entry', 'GRANT SELECT (note) ON ledger.entry']              || 'rights on table ledger.entry'
    'a right on a column'    | ['GRANT SELECT (amount) ON ledger.entry']                                            || 'rights on table ledger.entry'
    'a right on a routine'   | ['GRANT EXECUTE ON PROCEDURE ledger.close_month']                                    || 'rights on procedure ledger.close_month'
    'to act as another'      | ['GRANT PROXY ON root@localhost']                                                    || "may act as 'root'@'localhost'"
  }

  def "what everybody holds cannot be taken from one, and is said to be left"() {
    given: 'a right of everybody, which only MariaDB has'
    def pub = target.mariaDb
    target.execute("GRANT SELECT ON ledger.* TO '$name'@'%'")
    if (pub) {
      target.execute('GRANT SELECT ON ledger.* TO PUBLIC')
    }

    when:
    def answer = connector.removeEntitlement(entitlements()[0])

    then:
    answer instanceof Removal.Removed
    answer.residual().size() == (pub ? 1 : 0)
    entitlements() == []

    cleanup:
    if (pub) {
      target.execute('REVOKE SELECT ON ledger.* FROM PUBLIC')
    }
  }

  def "a rotation leaves no second way in"() {
    given: 'a way in by the operating system, or a second password'
    def second = target.mariaDb
        ? "ALTER USER '$name'@'%' IDENTIFIED VIA mysql_native_password USING PASSWORD('first') OR unix_socket"
        : "ALTER USER '$name'@'%' IDENTIFIED BY 'other' RETAIN CURRENT PASSWORD"
    target.execute(second)
    assert target.letsIn(name, 'first')

    when:
    connector.replacePassword(account, Secret.of('throw-away'))

    then:
    target.letsIn(name, 'throw-away')
    !target.letsIn(name, 'first')
    !target.letsIn(name, 'other')
    !target.query("SHOW CREATE USER '$name'@'%'")[0][0].contains('unix_socket')
  }

  def "the server tells of a lock only whoever knows the password"() {
    given:
    connector.disableAccount(account)

    expect:
    connector.signIn(account, Secret.of(password)).reason() == reason

    where:
    password || reason
    'first'  || SignIn.Reason.ACCOUNT_DISABLED
    'wrong'  || SignIn.Reason.CREDENTIALS_REFUSED
  }

  def "a refusal for another reason than the account's is no proof: #why"() {
    given:
    target.execute("ALTER USER '$name'@'%' $limit")
    def holding = (1..tries).collect { target.connect(name, 'first') }

    when:
    connector.signIn(account, Secret.of('first'))

    then:
    thrown(ConnectorException.Unavailable)

    cleanup:
    holding*.close()

    where:
    why                         | limit                          | tries
    'too many connections'      | 'WITH MAX_USER_CONNECTIONS 1'  | 1
    'too many in the last hour' | 'WITH MAX_CONNECTIONS_PER_HOUR 2' | 2
  }

  def "an expired password is not a refused one: whoever knows it may set another"() {
    given:
    target.execute("ALTER USER '$name'@'%' PASSWORD EXPIRE")

    when:
    def answer = connector.signIn(account, Secret.of('first'))

    then:
    answer instanceof SignIn.Accepted
    answer.session().alive()

    cleanup:
    answer?.session()?.close()
  }

  def "without the right to see all connections nobody is said to have none"() {
    given:
    target.execute("CREATE USER IF NOT EXISTS blind@'%' IDENTIFIED BY 'blind'", "GRANT SELECT ON mysql.* TO blind@'%'")
    def blind = new DatabaseConnectorFactory().create(Contract.changed(target.config(), username: 'blind', secret: Secret.of('blind')))

    when:
    blind.endSessions(account)

    then:
    thrown(ConnectorException.Denied)
  }

  def "Handback does not cut off the branch that it sits on"() {
    given:
    target.execute("GRANT ALL PRIVILEGES ON *.* TO '$name'@'%' WITH GRANT OPTION")
    def own = new DatabaseConnectorFactory().create(Contract.changed(target.config(), username: name, secret: Secret.of('first')))

    expect:
    own.disableAccount(account) instanceof Removal.NeedsPerson
    own.replacePassword(account, Secret.of('other')) instanceof Removal.NeedsPerson
    own.endSessions(account) instanceof Removal.NeedsPerson
    own.removeEntitlement(entitlements()[0]) instanceof Removal.NeedsPerson
    own.listAccounts(null, 1000).accounts().findAll { it.own() }*.account() == [account]
    target.letsIn(name, 'first')
  }

  def "everything that goes on with an account's rights is named, and what goes on with another's is not"() {
    given:
    target.execute(
        "CREATE DEFINER='$name'@'%' EVENT ledger.nightly_$name ON SCHEDULE EVERY 1 DAY DO SELECT 1",
        "CREATE DEFINER='$name'@'%' TRIGGER ledger.stamp_$name BEFORE INSERT ON ledger.entry FOR EACH ROW SET NEW.note = 'x'",
        "CREATE DEFINER='$name'@'%' FUNCTION ledger.rate_$name() RETURNS INT DETERMINISTIC RETURN 1",
        "CREATE DEFINER='$name'@'%' SQL SECURITY INVOKER VIEW ledger.mine_$name AS SELECT 1 AS one",
        "CREATE USER 'boss$name'@'%'", "GRANT PROXY ON '$name'@'%' TO 'boss$name'@'%'")

    expect:
    connector.findDependents(account) as Set == [
        "Event ledger.nightly_$name runs as '$name'@'%'.",
        "Trigger ledger.stamp_$name runs as '$name'@'%'.",
        "Function ledger.rate_$name runs as '$name'@'%'.",
        "'boss$name'@'%' may act as '$name'@'%' (PROXY), locked or not."]*.toString() as Set

    and: 'whoever may act as the account still may when it is locked'
    (connector.disableAccount(account) as Removal.Removed).residual().size() == 1

    cleanup:
    target.execute("DROP TRIGGER IF EXISTS ledger.stamp_$name")
  }

  def "a url that is none of ours is refused by name: #url"() {
    when:
    new DatabaseConnectorFactory().create(Contract.changed(target.config(), url: URI.create(url)))

    then:
    ConnectorException.Misconfigured e = thrown()
    e.message.contains('ledger')

    where:
    url << ['http://127.0.0.1:3306', 'mysql:///x', 'jdbc:mysql://127.0.0.1/?allowLoadLocalInfile=true', 'postgresql://127.0.0.1']
  }

  private List<AccessItem> entitlements() {
    connector.findAccess(subject(name)).findAll { it.kind() == ItemKind.ENTITLEMENT }.collect { Contract.item(it) }
  }

  private AccessItem accountItem(AccountRef ref) {
    Contract.item(connector.findAccess(subject(name)).find { it.kind() == ItemKind.ACCOUNT && it.account().id() == ref.id() })
  }

  private static Subject subject(String name) {
    new Subject(SubjectKind.EMPLOYEE, name, name + '@example.test', null, null)
  }

  private static String quoted(String identifier) {
    '`' + identifier.replace('`', '``') + '`'
  }
}
