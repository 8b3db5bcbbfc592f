package dev.handback.connector.ldap

import com.unboundid.ldap.sdk.Modification
import com.unboundid.ldap.sdk.ModificationType
import dev.handback.connector.ConnectorFactory
import dev.handback.connector.Secret
import dev.handback.connector.contract.Call
import dev.handback.connector.contract.ConnectorContractSpec
import dev.handback.connector.contract.Contract
import dev.handback.connector.contract.OpenSession
import dev.handback.connector.contract.Person
import dev.handback.connector.estate.TargetConfig
import dev.handback.estate.Credentials
import dev.handback.estate.LdapDirectory
import dev.handback.estate.seed.LdapSeed
import dev.handback.estate.seed.SeedPerson
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.TargetId
import java.nio.file.Path
import java.time.Duration
import spock.lang.Shared
import spock.lang.TempDir

/** The contract, and what only directories do, for each directory that we know. */
abstract class LdapContractSpec extends ConnectorContractSpec {
  @Shared @TempDir Path dir
  @Shared LdapDirectory directory

  abstract LdapDirectory start()

  /** Switches the directory's password policy, and so all locks, off or on again. */
  abstract void policy(boolean on)

  def setupSpec() {
    directory = start()
    asAdmin { new LdapSeed(it).units() }
  }

  def cleanupSpec() {
    directory?.close()
  }

  @Override
  ConnectorFactory factory() {
    new LdapConnectorFactory()
  }

  @Override
  TargetConfig config() {
    new TargetConfig(
        new TargetId('directory'), 'ldap', URI.create(directory.url()), directory.admin().user(),
        Secret.of(directory.admin().password()), TargetConfig.CorrelateBy.SUBJECT_ID, Duration.ofSeconds(8),
        [baseDn: LdapDirectory.BASE_DN, userBase: LdapSeed.PEOPLE, groupBase: LdapSeed.GROUPS], [])
  }

  @Override
  Person hire() {
    def name = 'p' + UUID.randomUUID().toString().take(12)
    def email = name + '@example.test'
    def person = new SeedPerson('E-' + name, name, 'Ada', 'Lovelace', email, UUID.randomUUID().toString())
    def dn = LdapSeed.dn(person)
    asAdmin {
      new LdapSeed(it).people([person])
      new LdapSeed(it).group('team-' + name, [person])
      it.add("dn: cn=list-$name,$LdapSeed.GROUPS", 'objectClass: groupOfUniqueNames', "cn: list-$name",
          "uniqueMember: $dn", "uniqueMember: ${directory.admin().user()}")
    }
    new Person(
        new Subject(SubjectKind.EMPLOYEE, person.id(), email, person.displayName(), null),
        new AccountRef(asAdmin { it.getEntry(dn, 'entryUUID').getAttributeValue('entryUUID') }, dn),
        Secret.of(person.password()), [ItemKind.ACCOUNT, ItemKind.CREDENTIAL, ItemKind.ENTITLEMENT] as Set)
  }

  @Override
  void delete(Person person) {
    asAdmin { it.delete(person.account.name()) }
  }

  @Override
  boolean letsIn(Person person, Secret password) {
    LdapDirectory.admits(directory.port(), new Credentials(person.account.name(), password.reveal()))
  }

  @Override
  OpenSession open(Person person) {
    def connection = LdapDirectory.connect(directory.port(), new Credentials(person.account.name(), person.password.reveal()))
    new OpenSession() {
      @Override
      boolean isAlive() {
        connection.connected
      }

      @Override
      void close() {
        connection.close()
      }
    }
  }

  @Override
  boolean holds(AccessItem entitlement) {
    names(entitlement.nativeId()).contains(entitlement.account().name())
  }

  @Override
  TargetConfig withWrongCredentials() {
    Contract.changed(config(), secret: Secret.of('wrong'))
  }

  @Override
  Map<String, TargetConfig> elsewhere() {
    ['no such branch': Contract.with(config(), [userBase: "ou=nowhere,$LdapDirectory.BASE_DN".toString()]),
     'no such suffix': Contract.with(config(), [userBase: 'ou=people,dc=nowhere,dc=test'])]
  }

  @Override
  String onTheWire(Call call) {
    switch (call) {
      case Call.REPLACE_PASSWORD: return 'userPassword'
      case Call.REMOVE_ENTITLEMENT: return '\n\u0001\u00010' // in BER the one enumeration that means: delete values
      default: return '000001010000Z'
    }
  }

  /** Real: without its policy a directory stores the lock, says yes, and heeds it no more than a postcard. */
  @Override
  TargetConfig lyingTarget() {
    policy(false)
    config()
  }

  @Override
  void stopLying() {
    policy(true)
  }

  List<String> names(String group) {
    def entry = asAdmin { it.getEntry(group) }
    ['member', 'uniqueMember'].collectMany { entry.getAttributeValues(it)?.toList() ?: [] }
  }

  def <T> T asAdmin(Closure<T> work) {
    directory.connectAsAdmin().withCloseable(work)
  }

  void change(String dn, String attribute, String... values) {
    asAdmin { it.modify(dn, new Modification(ModificationType.REPLACE, attribute, values)) }
  }
}
