package dev.handback.connector.ldap

import com.unboundid.ldap.listener.InMemoryDirectoryServer
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig
import dev.handback.connector.ConnectorException
import dev.handback.connector.Removal
import dev.handback.connector.Secret
import dev.handback.connector.contract.Contract
import dev.handback.connector.estate.TargetConfig
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.TargetId
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What estate.yaml says of a directory, on one that has POSIX groups and no password policy. */
class LdapSettingsSpec extends Specification {
  private static final String BASE = 'dc=example,dc=com'
  private static final String ADMIN = 'cn=admin'

  @AutoCleanup('close')
  InMemoryDirectoryServer directory
  def ada = new Subject(SubjectKind.EMPLOYEE, 'E1', 'ada@example.test', 'Ada', null)

  def "a POSIX group names its members by their user names"() {
    given: 'a directory without a schema: the one that comes with it knows no POSIX groups'
    start { schema = null }
    directory.add("dn: cn=ops,$BASE", 'objectClass: posixGroup', 'cn: ops', 'gidNumber: 2', 'memberUid: ada', 'memberUid: bob')
    def connector = new LdapConnectorFactory().create(config(directory.listenPort))
    def membership = Contract.item(connector.findAccess(ada).find { it.kind() == ItemKind.ENTITLEMENT })

    when:
    def said = (1..2).collect { connector.removeEntitlement(membership) }

    then:
    membership.name() == 'group ops'
    said[0] instanceof Removal.Removed
    said[1] instanceof Removal.AlreadyAbsent
    directory.getEntry("cn=ops,$BASE").getAttributeValues('memberUid') == ['bob'] as String[]

    cleanup:
    connector?.close()
  }

  def "a directory that knows no account lock never says that somebody is locked"() {
    given:
    start { }
    def connector = new LdapConnectorFactory().create(config(directory.listenPort))
    def account = connector.findAccess(ada).first().account()

    when:
    connector.disableAccount(account)

    then:
    thrown(ConnectorException.Conflict)

    cleanup:
    connector?.close()
  }

  def "a target is refused by name when #what"() {
    when:
    new LdapConnectorFactory().create(Contract.changed(changes, config(389)))

    then:
    ConnectorException.Misconfigured e = thrown()
    e.message.contains('directory')

    where:
    what                              | changes
    'its url is no directory'         | [url: URI.create('https://127.0.0.1')]
    'its url has no host'             | [url: URI.create('ldap:///dc=example')]
    'it has no base'                  | [settings: [baseDn: '']]
    'its base is no name'             | [settings: [baseDn: 'example.com']]
    'its base for groups is no name'  | [settings: [baseDn: BASE, groupBase: 'groups']]
    'its placeholder is no name'      | [settings: [baseDn: BASE, placeholderMember: 'nobody']]
  }

  private void start(@DelegatesTo(InMemoryDirectoryServerConfig) Closure<?> settings) {
    def config = new InMemoryDirectoryServerConfig(BASE)
    config.addAdditionalBindCredentials(ADMIN, 'admin-password')
    config.with(settings)
    directory = new InMemoryDirectoryServer(config)
    directory.startListening()
    directory.add("dn: $BASE", 'objectClass: domain', 'dc: example')
    directory.add("dn: uid=ada,$BASE", 'objectClass: inetOrgPerson', 'uid: ada', 'cn: Ada', 'sn: Lovelace',
        'employeeNumber: E1', 'userPassword: first')
  }

  private static TargetConfig config(int port) {
    new TargetConfig(
        new TargetId('directory'), 'ldap', URI.create("ldap://127.0.0.1:$port"), ADMIN,
        Secret.of('admin-password'), CorrelateBy.SUBJECT_ID, Duration.ofSeconds(5), [baseDn: BASE], [])
  }
}
