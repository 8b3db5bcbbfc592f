package dev.handback.connector.ldap

import com.unboundid.ldap.sdk.Modification
import com.unboundid.ldap.sdk.ModificationType
import dev.handback.connector.Connector
import dev.handback.connector.ConnectorException
import dev.handback.connector.ReadBack
import dev.handback.connector.Removal
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.contract.Contract
import dev.handback.connector.contract.Person
import dev.handback.connector.estate.TargetConfig
import dev.handback.estate.seed.LdapSeed
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.ItemKind
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** What directories say and what is so (requirements S2, S4, S5), on the real ones. */
class LdapLieSpec extends Specification {
  private static final String FOR_GOOD = '000001010000Z'
  private static final String LOCKED = 'pwdAccountLockedTime'

  @Shared @TempDir Path dir
  @Shared LdapTarget openLdap
  @Shared LdapTarget apacheDs
  List<AutoCloseable> opened = []

  def setupSpec() {
    openLdap = LdapTarget.openLdap(dir)
    apacheDs = LdapTarget.apacheDs(dir)
  }

  def cleanup() {
    opened.reverse()*.close()
  }

  def cleanupSpec() {
    openLdap?.close()
    apacheDs?.close()
  }

  def "a lock that the directory stores and does not heed is seen by trying only: #target"() {
    given:
    def person = target.hire()
    target.policy(false)
    def connector = connect(target.config())

    when:
    def said = connector.disableAccount(person.account)
    def readBack = connector.readBack(account(connector, person))
    def attempt = signIn(connector, person)

    then: 'it says yes, it reads back as locked, and it lets in'
    said instanceof Removal.Removed
    readBack instanceof ReadBack.Gone
    attempt instanceof SignIn.Accepted

    when: 'the lock is heeded, and set again: ApacheDS took it off when it let in'
    target.policy(true)
    connector.disableAccount(person.account)

    then:
    signIn(connector, person).reason() == SignIn.Reason.ACCOUNT_DISABLED

    where:
    target << [openLdap, apacheDs]
  }

  def "a new password does not take a lock off: #target"() {
    given:
    def person = target.hire()
    def connector = connect(target.config())
    connector.disableAccount(person.account)
    def replacement = Secret.of('throw-away-' + UUID.randomUUID())

    when:
    def said = connector.replacePassword(person.account, replacement)

    then:
    said instanceof Removal.Removed
    !target.letsIn(person.account.name(), replacement)
    target.entry(person.account.name(), LOCKED).hasAttributeValue(LOCKED, FOR_GOOD)

    where:
    target << [openLdap, apacheDs]
  }

  def "a lock that wrong passwords made may lapse, and is no proof"() {
    given:
    def person = openLdap.hire()
    def connector = connect(openLdap.config())
    (1..6).each { openLdap.letsIn(person.account.name(), Secret.of('wrong')) }
    assert !openLdap.letsIn(person.account.name(), person.password)

    when:
    connector.signIn(person.account, person.password)

    then:
    thrown(ConnectorException.Unavailable)
    connector.readBack(account(connector, person)) instanceof ReadBack.Present

    when: 'an administrator locks it for good'
    connector.disableAccount(person.account)

    then:
    signIn(connector, person).reason() == SignIn.Reason.ACCOUNT_DISABLED
  }

  def "who was bound before stays bound, and the answer to a disable says so: #target"() {
    given:
    def person = target.hire()
    def connector = connect(target.config())
    def before = (signIn(connector, person) as SignIn.Accepted).session()

    when:
    def said = connector.disableAccount(person.account)

    then:
    before.alive()
    (said as Removal.Removed).residual().any { it.contains('stay bound') }

    where:
    target << [openLdap, apacheDs]
  }

  def "a password that must be changed at once is a password that gets in: #target"() {
    given:
    def person = target.hire()
    mustChange(target)
    target.change(person.account.name(), 'pwdReset', 'TRUE')

    when:
    def attempt = signIn(connect(target.config()), person)

    then:
    attempt instanceof SignIn.Accepted
    attempt.how().contains('change after reset')
    attempt.session().alive()

    where:
    target << [openLdap]
  }

  def "an account that was renamed meanwhile is the same account: #target"() {
    given:
    def person = target.hire()
    def connector = connect(target.config())
    def group = entitlements(connector, person).first()
    target.asAdmin { it.modifyDN(person.account.name(), 'uid=renamed-' + person.subject.id(), true) }
    def now = "uid=renamed-${person.subject.id()},$LdapSeed.PEOPLE".toString()
    assert target.letsIn(now, person.password)

    expect:
    connector.disableAccount(person.account) instanceof Removal.Removed
    !target.letsIn(now, person.password)
    signIn(connector, person).reason() == SignIn.Reason.ACCOUNT_DISABLED
    !(connector.removeEntitlement(group) instanceof Removal.NeedsPerson)

    where:
    target << [openLdap, apacheDs]
  }

  def "a group's last member goes, and its place is taken by the one that the estate names: #target"() {
    given:
    def person = target.hire()
    def placeholder = "cn=nobody,$LdapSeed.GROUPS".toString()
    def connector = connect(Contract.with(target.config(), [placeholderMember: placeholder]))
    def team = entitlements(connector, person).find { it.nativeId().startsWith('cn=team-') }

    when:
    def said = connector.removeEntitlement(team)

    then:
    said instanceof Removal.Removed
    target.members(team.nativeId()) == [placeholder]

    where:
    target << [openLdap, apacheDs]
  }

  def "a name that a deleted account left in a group is not left for whoever has it next: #target"() {
    given:
    def person = target.hire()
    def connector = connect(target.config())
    def groups = entitlements(connector, person)
    target.asAdmin { it.delete(person.account.name()) }

    when:
    def said = groups.collect { connector.removeEntitlement(it) }

    then:
    said.every { it instanceof Removal.AlreadyAbsent }
    groups.every { !target.members(it.nativeId()).contains(person.account.name()) }

    where:
    target << [openLdap, apacheDs]
  }

  def "a name that another account has by now keeps what that one has: #target"() {
    given:
    def person = target.hire()
    def connector = connect(target.config())
    def group = entitlements(connector, person).find { it.nativeId().startsWith('cn=list-') }
    target.asAdmin {
      def next = it.getEntry(person.account.name())
      it.delete(next.getDN())
      it.add(next)
      if (!target.members(group.nativeId()).contains(next.getDN())) {
        it.modify(group.nativeId(), new Modification(ModificationType.ADD, 'uniqueMember', next.getDN()))
      }
    }

    expect:
    connector.removeEntitlement(group) instanceof Removal.AlreadyAbsent
    connector.disableAccount(person.account) instanceof Removal.AlreadyAbsent
    target.members(group.nativeId()).contains(person.account.name())
    target.letsIn(person.account.name(), person.password)

    where:
    target << [apacheDs]
  }

  def "of several passwords a rotation leaves one"() {
    given: 'which OpenLDAP does not allow under a policy'
    def person = apacheDs.hire()
    apacheDs.asAdmin { it.modify(person.account.name(), new Modification(ModificationType.ADD, 'userPassword', 'second-password')) }
    assert apacheDs.letsIn(person.account.name(), Secret.of('second-password'))

    when:
    connect(apacheDs.config()).replacePassword(person.account, Secret.of('throw-away'))

    then:
    apacheDs.letsIn(person.account.name(), Secret.of('throw-away'))
    !apacheDs.letsIn(person.account.name(), Secret.of('second-password'))
    !apacheDs.letsIn(person.account.name(), person.password)
  }

  def "a connector outlives a restart of its directory: #target"() {
    given:
    def connector = connect(target.config())
    def person = target.hire()
    connector.findAccess(person.subject)

    when:
    target.restart()

    then:
    connector.disableAccount(person.account) instanceof Removal.Removed

    where:
    target << [openLdap, apacheDs]
  }

  def "Handback does not cut off the branch that it sits on"() {
    given:
    def person = openLdap.hire()
    def own = connect(Contract.changed(openLdap.config(), username: person.account.name(), secret: person.password))

    expect:
    own.disableAccount(person.account) instanceof Removal.NeedsPerson
    own.replacePassword(person.account, Secret.of('other')) instanceof Removal.NeedsPerson
    own.listAccounts(null, 1000).accounts().findAll { it.own() }*.account() == [person.account]
    openLdap.letsIn(person.account.name(), person.password)
  }

  def "an account of ours that may read and not write is denied, and says nothing of success"() {
    given:
    def (reader, person) = [openLdap.hire(), openLdap.hire()]
    def connector = connect(Contract.changed(openLdap.config(), username: reader.account.name(), secret: reader.password))

    when:
    connector.disableAccount(person.account)

    then:
    thrown(ConnectorException.Denied)
    openLdap.letsIn(person.account.name(), person.password)
  }

  def "a person is found by #by"() {
    given:
    def person = openLdap.hire()

    expect:
    connect(Contract.changed(openLdap.config(), correlateBy: by)).findAccess(person.subject)*.account()*.id().unique() == [person.account.id()]

    where:
    by << CorrelateBy.values()
  }

  private Connector connect(TargetConfig config) {
    def made = new LdapConnectorFactory().create(config)
    opened << made
    made
  }

  private SignIn signIn(Connector connector, Person person) {
    def answer = connector.signIn(person.account, person.password)
    if (answer instanceof SignIn.Accepted) {
      opened << answer.session()
    }
    answer
  }

  private static AccessItem account(Connector connector, Person person) {
    Contract.item(connector.findAccess(person.subject).find { it.kind() == ItemKind.ACCOUNT })
  }

  private static List<AccessItem> entitlements(Connector connector, Person person) {
    connector.findAccess(person.subject).findAll { it.kind() == ItemKind.ENTITLEMENT }.collect { Contract.item(it) }
  }

  private static void mustChange(LdapTarget target) {
    target.change(OpenLdapTarget.POLICY, 'pwdMustChange', 'TRUE')
  }
}
