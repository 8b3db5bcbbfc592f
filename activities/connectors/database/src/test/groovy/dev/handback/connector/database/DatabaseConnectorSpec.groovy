package dev.handback.connector.database

import dev.handback.connector.ConnectorFactory
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.EndsSessions
import dev.handback.connector.FindsAccess
import dev.handback.connector.FindsDependents
import dev.handback.connector.ListsAccounts
import dev.handback.connector.ProbesAccess
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RestoresAccounts
import dev.handback.connector.RestoresEntitlements
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.Secret
import dev.handback.connector.contract.Call
import dev.handback.connector.contract.ConnectorContractSpec
import dev.handback.connector.contract.Contract
import dev.handback.connector.contract.Declares
import dev.handback.connector.contract.OpenSession
import dev.handback.connector.contract.Person
import dev.handback.connector.estate.TargetConfig
import dev.handback.estate.seed.DatabaseSeed
import dev.handback.estate.seed.SeedPerson
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.TempDir

@Declares([FindsAccess, ListsAccounts, EndsSessions, RotatesSecrets, FindsDependents, DisablesAccounts, RemovesEntitlements,
  RestoresAccounts, RestoresEntitlements, ProbesAccess])
class DatabaseConnectorSpec extends ConnectorContractSpec {
  @Shared @TempDir Path dir
  @Shared DatabaseTarget target

  def setupSpec() {
    target = DatabaseTarget.start(dir.resolve('ledger'))
    target.connect().withCloseable { new DatabaseSeed(it).readers('sales-reader', 'sales') }
  }

  def cleanupSpec() {
    target?.close()
  }

  @Override
  ConnectorFactory factory() {
    new DatabaseConnectorFactory()
  }

  @Override
  TargetConfig config() {
    target.config()
  }

  @Override
  Person hire() {
    def name = 'p' + UUID.randomUUID().toString().take(12)
    def email = name + '@example.test'
    def person = new SeedPerson('E-' + name, name, 'Ada', 'Lovelace', email, UUID.randomUUID().toString())
    target.connect().withCloseable { new DatabaseSeed(it).people([person], 'sales-reader', 'sales') }
    new Person(
        new Subject(SubjectKind.EMPLOYEE, person.id(), email, person.displayName(), null),
        new AccountRef("$name@%", "'$name'@'%'"), Secret.of(person.password()),
        [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ENTITLEMENT] as Set)
  }

  @Override
  void delete(Person person) {
    target.execute("DROP USER ${sql(person.account)}")
  }

  /** A second lock leaves no trace; who works on an account leaves one by its password. */
  @Override
  void lockAsSomebodyElse(Person person) {
    soon.eventually {
      def before = changed(person)
      target.execute("ALTER USER ${sql(person.account)} IDENTIFIED BY '${UUID.randomUUID()}'")
      assert changed(person) != before
    }
  }

  private String changed(Person person) {
    target.query(target.mariaDb
        ? "SELECT JSON_VALUE(Priv, '\$.password_last_changed') FROM mysql.global_priv WHERE User = '${user(person.account)}'"
        : "SELECT password_last_changed FROM mysql.user WHERE User = '${user(person.account)}'").first()[0]
  }

  @Override
  boolean letsIn(Person person, Secret password) {
    target.letsIn(user(person.account), password.reveal())
  }

  @Override
  OpenSession open(Person person) {
    def connection = target.connect(user(person.account), person.password.reveal())
    new OpenSession() {
      @Override
      boolean isAlive() {
        DatabaseTarget.serves(connection)
      }

      @Override
      void close() {
        connection.close()
      }
    }
  }

  @Override
  boolean holds(AccessItem entitlement) {
    def what = entitlement.nativeId().replace('ROLE ', 'GRANT ')
    target.query("SHOW GRANTS FOR ${sql(entitlement.account())}").any { it[0].contains(what) }
  }

  @Override
  TargetConfig withWrongCredentials() {
    Contract.changed(config(), secret: Secret.of('wrong'))
  }

  @Override
  Map<String, TargetConfig> elsewhere() {
    def host = config().url().toString().replace('127.0.0.1', 'no-such-host.invalid')
    ['a host that does not exist': Contract.changed(config(), url: URI.create(host))] +
        (target.mariaDb ? ['TLS that the server does not speak': Contract.with(config(), [sslMode: 'VERIFY_IDENTITY'])] : [:])
  }

  @Override
  String onTheWire(Call call) {
    switch (call) {
      case Call.END_SESSIONS: return 'KILL CONNECTION'
      case Call.REPLACE_PASSWORD: return 'IDENTIFIED BY'
      case Call.REMOVE_ENTITLEMENT: return 'REVOKE'
      case Call.ENABLE_ACCOUNT: return 'ACCOUNT UNLOCK'
      default: return 'ACCOUNT LOCK'
    }
  }

  @Override
  TargetConfig lyingTarget() {
    def line = new RewritingLine(port(config()), 'ACCOUNT LOCK', '/* it is */ ')
    opened << line
    at(config(), line.port)
  }

  @Override
  void addDependent(Person person) {
    target.execute("CREATE DEFINER = ${sql(person.account)} VIEW sales.`v${user(person.account)}` AS SELECT 1 AS one")
  }

  private static String user(AccountRef account) {
    account.id().takeBefore('@')
  }

  private static String sql(AccountRef account) {
    "`${user(account)}`@`%`"
  }
}
