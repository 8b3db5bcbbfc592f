package dev.handback.connector.contract

import dev.handback.connector.ConnectorFactory
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.DisablesIntegrations
import dev.handback.connector.EndsSessions
import dev.handback.connector.FindsAccess
import dev.handback.connector.FindsDependents
import dev.handback.connector.FindsExposedSecrets
import dev.handback.connector.ProbesAccess
import dev.handback.connector.ReadBack
import dev.handback.connector.ReadsBack
import dev.handback.connector.Removal
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RevokesCertificates
import dev.handback.connector.RevokesDelegations
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.SignIn
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.ItemKind
import java.util.concurrent.Callable
import java.util.concurrent.Executors

/** What each capability owes while its target is well. */
abstract class CapabilityContractSpec extends SeatContractSpec {

  private static final List<Class<?>> CAPABILITIES =
      Call.values()*.capability.unique() + [DisablesIntegrations, RevokesDelegations, FindsExposedSecrets]

  def "a connector has exactly the capabilities that it declares"() {
    expect:
    CAPABILITIES.findAll { it.isInstance(connector) } as Set == declared()
  }

  def "the estate finds a connector by its name"() {
    expect:
    ServiceLoader.load(ConnectorFactory)*.connector().count(config().connector()) == 1
  }

  def "a target that is down is no error until it is called"() {
    when:
    connect(at(config(), deadPort()))

    then:
    noExceptionThrown()
  }

  @Needs(FindsAccess)
  def "everything that a known subject has is found, and each thing once"() {
    given:
    def person = hire()

    when:
    def found = connector.findAccess(person.subject)

    then:
    found*.kind() as Set == person.has
    found.every { it.target() == config().id() && it.account().id() == person.account.id() }
    found.countBy { [it.kind(), it.nativeId()] }.values().every { it == 1 }
    found.findAll { it.kind() == ItemKind.ENTITLEMENT }.every { holds(Contract.item(it)) }
    found.findAll { it.kind() == ItemKind.SEAT }.every { it.monthlyPrice() != null && it.currency() }
  }

  @Needs(FindsAccess)
  def "an account has what its person has there, and nothing once it is gone (T6)"() {
    given:
    def (person, other) = [hire(), hire()]

    expect:
    connector.accessOf(person.account) as Set == connector.findAccess(person.subject) as Set

    when:
    delete(person)

    then:
    connector.accessOf(person.account) == []
    connector.accessOf(other.account)*.account().unique() == [other.account]
  }

  @Needs(FindsAccess)
  def "a subject that the target does not know has nothing there: #id"() {
    given: 'somebody whom a wildcard would find'
    hire()

    expect:
    connector.findAccess(new Subject(SubjectKind.EMPLOYEE, id, id + '@nowhere.test', null, null)) == []

    where:
    id << ['nobody-' + UUID.randomUUID(), '*', '*)(objectClass=*', "' OR '1'='1", '%', 'x" or id pr or id eq "x']
  }

  @Needs(FindsAccess)
  def "many may use one connector at a time, and each gets their own answer"() {
    given:
    def people = (1..4).collect { hire() }

    when:
    def answers
    try (def threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = people.collect { person ->
        threads.submit({ connector.findAccess(person.subject) } as Callable)
      }*.get()
    }

    then:
    answers.collect { it*.account()*.id().unique() } == people.collect { [it.account.id()] }
  }

  @Needs(EndsSessions)
  def "sessions opened before are dead after they were ended, twice is as good as once, and nobody else's end (S1)"() {
    given:
    def person = hire()
    def bystander = openSession(hire())
    def session = openSession(person)
    assert session.alive && bystander.alive

    when:
    def answers = (1..2).collect { connector.endSessions(person.account) }

    then:
    answers[0] instanceof Removal.Removed
    !(answers[1] instanceof Removal.NeedsPerson)
    !session.alive
    bystander.alive
  }

  @Needs(RotatesSecrets)
  def "of a replaced password the old one is refused and the new one accepted, twice as well as once"() {
    given:
    def person = hire()
    def replacement = throwAway()
    assert letsIn(person, person.password) && !letsIn(person, replacement)

    when:
    def answers = (1..2).collect { connector.replacePassword(person.account, replacement) }

    then:
    answers.every { it instanceof Removal.Removed }
    !letsIn(person, person.password)
    letsIn(person, replacement)
  }

  @Needs(RotatesSecrets)
  def "a replacement is another's business for nobody else, and never shows in what is answered"() {
    given:
    def person = hire()
    def bystander = hire()
    def replacement = throwAway()

    expect:
    !connector.replacePassword(person.account, replacement).how().contains(replacement.reveal())
    letsIn(bystander, bystander.password)
  }

  @Needs([RevokesCertificates, ReadsBack])
  def "a revoked certificate is refused by whoever reads the list, twice is as good as once, and nobody else's is (S2)"() {
    given:
    def person = hire()
    def bystander = hire()
    def certificate = itemsOf(person).find { it.kind() == ItemKind.CERTIFICATE }
    assert letsIn(person, person.password)
    assert connector.readBack(certificate) instanceof ReadBack.Present

    when:
    def answers = (1..2).collect { connector.revokeCertificate(certificate) }

    then:
    answers[0] instanceof Removal.Removed
    answers[1] instanceof Removal.AlreadyAbsent
    !letsIn(person, person.password)
    connector.readBack(certificate) instanceof ReadBack.Gone
    letsIn(bystander, bystander.password)
  }

  @Needs(ProbesAccess)
  def "the probe gets in where the person would, and its session lives until it is closed"() {
    given:
    def person = hire()
    def items = itemsOf(person)

    when:
    def answer = connector.signIn(person.account, person.password)

    then:
    answer instanceof SignIn.Accepted
    answer.session().alive()
    items.every { connector.readBack(it) instanceof ReadBack.Present || it.kind() == ItemKind.SESSIONS }

    when:
    answer.session().close()

    then:
    !answer.session().alive()
  }

  @Needs(ProbesAccess)
  def "a wrong password is refused as such, and never taken for a disabled account"() {
    when:
    def answer = connector.signIn(hire().account, throwAway())

    then:
    answer instanceof SignIn.Refused
    answer.reason() == SignIn.Reason.CREDENTIALS_REFUSED
  }

  @Needs([DisablesAccounts, ProbesAccess])
  def "a disabled account is refused to everybody who tries, twice is as good as once, and nobody else's is (S4)"() {
    given:
    def person = hire()
    def bystander = hire()
    def account = itemsOf(person).find { it.kind() == ItemKind.ACCOUNT }
    assert letsIn(person, person.password)

    when:
    def answers = (1..2).collect { connector.disableAccount(person.account) }
    def attempt = connector.signIn(person.account, person.password)

    then:
    answers[0] instanceof Removal.Removed
    !(answers[1] instanceof Removal.NeedsPerson)
    !letsIn(person, person.password)
    connector.readBack(account) instanceof ReadBack.Gone
    attempt instanceof SignIn.Refused
    attempt.reason() == reasonWhenDisabled()
    letsIn(bystander, bystander.password)
  }

  @Needs([DisablesAccounts, ProbesAccess, EndsSessions])
  def "a session that the probe kept open dies with the account"() {
    given:
    def person = hire()
    def canary = (connector.signIn(person.account, person.password) as SignIn.Accepted).session()
    assert canary.alive()

    when:
    connector.disableAccount(person.account)
    connector.endSessions(person.account)

    then:
    !canary.alive()
  }

  @Needs(RemovesEntitlements)
  def "an entitlement that was removed is held no more, twice is as good as once, and no other one goes with it (S4)"() {
    given:
    def person = hire()
    def entitlements = itemsOf(person).findAll { it.kind() == ItemKind.ENTITLEMENT }
    def (first, others) = [entitlements.first(), entitlements.tail()]
    assert entitlements.every { holds(it) }

    when:
    def answers = (1..2).collect { connector.removeEntitlement(first) }

    then:
    answers[0] instanceof Removal.Removed
    answers[1] instanceof Removal.AlreadyAbsent
    !holds(first)
    others.every { holds(it) }

    when:
    others.each { connector.removeEntitlement(it) }

    then:
    entitlements.every { !holds(it) }
    !(connector instanceof ProbesAccess) || entitlements.every { connector.readBack(it) instanceof ReadBack.Gone }
  }

  @Needs(FindsDependents)
  def "what would break without an account is named, and of an account without any, nothing is"() {
    given:
    def (person, other) = [hire(), hire()]
    addDependent(person)

    expect:
    connector.findDependents(person.account).size() == 1
    connector.findDependents(other.account) == []
  }
}
