package dev.handback.connector.ldap

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
import dev.handback.offboarding.access.AccessItem
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.TempDir

/** The contract, for each directory that we know, and whether its administrators are all of them needed. */
abstract class LdapContractSpec extends ConnectorContractSpec {
  @Shared @TempDir Path dir
  @Shared LdapTarget target

  def cleanupSpec() {
    target?.close()
  }

  @Override
  ConnectorFactory factory() {
    new LdapConnectorFactory()
  }

  @Override
  TargetConfig config() {
    Contract.with(target.config(), [administrators: LdapTarget.ADMINISTRATORS])
  }

  /** They alone are administrators then. */
  @Override
  void addDependent(Person person) {
    target.administrators(person)
  }

  def "who would leave the directory without an administrator is found out before (S3, E: a leaver who is the last administrator)"() {
    given:
    def (last, other, nobody) = [hire(), hire(), hire()]
    target.administrators(last, other)

    expect:
    connector.findDependents(last.account) == []

    when: 'the other one cannot sign in any more'
    connector.disableAccount(other.account)

    then:
    connector.findDependents(last.account) == ["${last.account.name()} is the last member of $LdapTarget.ADMINISTRATORS who can sign in."]
    connector.findDependents(nobody.account) == []
  }

  @Override
  Person hire() {
    target.hire()
  }

  @Override
  void delete(Person person) {
    target.asAdmin { it.delete(person.account.name()) }
  }

  /** The same lock once more, by the same administrator: only the directory's own note of changes differs. */
  @Override
  void lockAsSomebodyElse(Person person) {
    target.change(person.account.name(), 'pwdAccountLockedTime', '000001010000Z')
  }

  @Override
  boolean letsIn(Person person, Secret password) {
    target.letsIn(person.account.name(), password)
  }

  @Override
  OpenSession open(Person person) {
    def credentials = new Credentials(person.account.name(), person.password.reveal())
    def connection = LdapDirectory.connect(target.directory.port(), credentials)
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
    target.members(entitlement.nativeId()).contains(entitlement.account().name())
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
      case Call.ENABLE_ACCOUNT: return '\n\u0001\u00010'
      default: return '000001010000Z'
    }
  }

  /** Real: without its policy a directory stores the lock, says yes, and lets everybody in. */
  @Override
  TargetConfig lyingTarget() {
    target.policy(false)
    config()
  }

  @Override
  void stopLying() {
    target.policy(true)
  }
}
