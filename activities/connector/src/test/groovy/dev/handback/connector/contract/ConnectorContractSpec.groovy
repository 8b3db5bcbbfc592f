package dev.handback.connector.contract

import dev.handback.connector.Connector
import dev.handback.connector.ConnectorException
import dev.handback.connector.ConnectorFactory
import dev.handback.connector.CountsSeats
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.EndsSessions
import dev.handback.connector.FindsAccess
import dev.handback.connector.FindsDependents
import dev.handback.connector.ProbesAccess
import dev.handback.connector.ReadBack
import dev.handback.connector.ReleasesSeats
import dev.handback.connector.Removal
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.ItemKind
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.FutureTask
import java.util.concurrent.TimeUnit
import spock.util.concurrent.PollingConditions

/**
 * What every connector owes, tried on the real system. A connector's spec says with {@link Declares}
 * what its system has, and supplies the fixture methods: each of them goes to the target without the
 * connector, so that the connector never vouches for itself.
 */
abstract class ConnectorContractSpec extends ContractFixture {

  private static final List<Class<?>> CAPABILITIES = Call.values()*.capability.unique()

  List<Closeable> opened = []
  Connector connector
  def soon = new PollingConditions(timeout: 10, delay: 0.05)

  def setup() {
    connector = connect(config())
  }

  def cleanup() {
    opened.reverse()*.close()
  }

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
  def "sessions opened before are dead after they were ended, twice is as good as once, and nobody else's end"() {
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
  def "a disabled account is refused to everybody who tries, twice is as good as once, and nobody else's is"() {
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
  def "an entitlement that was removed is held no more, twice is as good as once, and no other one goes with it"() {
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

  @Needs([ReleasesSeats, CountsSeats])
  def "the vendor counts one seat less after a release, and a second release frees no other"() {
    given:
    def seat = itemsOf(hire()).find { it.kind() == ItemKind.SEAT }
    def before = connector.countSeats(seat)
    assert before.heldBySubject()

    when:
    def answers = (1..2).collect { connector.releaseSeat(seat) }
    def after = connector.countSeats(seat)

    then:
    answers[0] instanceof Removal.Removed
    answers[1] instanceof Removal.AlreadyAbsent
    after.used() == before.used() - 1
    !after.heldBySubject()
  }

  def "of an account that was deleted meanwhile, #call answers that it is absent"() {
    given:
    def person = hire()
    def items = itemsOf(person)
    delete(person)

    expect:
    call.on(connector, person, items, throwAway()) instanceof Removal.AlreadyAbsent

    where:
    call << calls { it.mutating }
  }

  @Needs(ProbesAccess)
  def "an account that was deleted meanwhile reads back as gone, and nobody gets in"() {
    given:
    def person = hire()
    def items = itemsOf(person)
    delete(person)

    expect:
    items.every { connector.readBack(it) instanceof ReadBack.Gone }
    connector.signIn(person.account, person.password) instanceof SignIn.Refused
  }

  def "a target that is down is unavailable, and never a success: #call"() {
    given:
    def person = hire()
    def items = itemsOf(person)

    when:
    call.on(connect(at(config(), deadPort())), person, items, throwAway())

    then:
    thrown(ConnectorException.Unavailable)

    where:
    call << calls()
  }

  def "a target that takes the call and never answers is unavailable once the time limit is over: #call"() {
    given:
    def person = hire()
    def items = itemsOf(person)
    def line = standIn()
    line.fallSilent()

    when:
    def began = System.nanoTime()
    def impatient = connect(at(Contract.limited(config(), Duration.ofMillis(400)), line.port))
    call.on(impatient, person, items, throwAway())

    then:
    thrown(ConnectorException.Unavailable)
    Duration.ofNanos(System.nanoTime() - began) < Duration.ofSeconds(5)

    where:
    call << calls()
  }

  def "a call that waits for its target stops when it is interrupted: #call"() {
    given:
    def person = hire()
    def items = itemsOf(person)
    def line = standIn()
    line.fallSilent()
    def patient = connect(at(Contract.limited(config(), Duration.ofSeconds(60)), line.port))
    def answer = new FutureTask({ Contract.errorOf { call.on(patient, person, items, throwAway()) } })
    def caller = Thread.ofVirtual().start(answer)

    when:
    soon.eventually { assert line.connections > 0 }
    caller.interrupt()

    then:
    answer.get(5, TimeUnit.SECONDS) instanceof ConnectorException

    where:
    call << calls()
  }

  def "refused credentials of our own are denied, and never mistaken for an absence: #call"() {
    given:
    def person = hire()
    def items = itemsOf(person)

    when:
    call.on(connect(withWrongCredentials()), person, items, throwAway())

    then:
    thrown(ConnectorException.Denied)

    where:
    call << calls { it != Call.SIGN_IN }
  }

  def "already gone and looked for in the wrong place are told apart: #place, #call"() {
    given:
    def person = hire()
    def items = itemsOf(person)

    when:
    call.on(connect(elsewhere()[place]), person, items, throwAway())

    then:
    thrown(ConnectorException.Misconfigured)

    where:
    [place, call] << [elsewhere().keySet(), calls()].combinations()
  }

  def "an answer that was lost after the target had acted does no harm when the call is made again: #call"() {
    given:
    def person = hire()
    def items = itemsOf(person)
    def session = openSession(person)
    def replacement = throwAway()
    def line = standIn()
    def unlucky = connect(at(Contract.limited(config(), Duration.ofSeconds(2)), line.port))
    line.swallowAnswerTo(onTheWire(call))

    when:
    call.on(unlucky, person, items, replacement)

    then: 'nobody knows'
    thrown(ConnectorException.Unavailable)
    line.unanswered == 1

    when: 'but it was done, and is done again'
    def retried = call.on(unlucky, person, items, replacement)

    then:
    !(retried instanceof Removal.NeedsPerson)
    tookEffect(call, person, items, replacement, session)

    where:
    call << calls { it.mutating }
  }

  @Needs([DisablesAccounts, ProbesAccess])
  def "a target that says yes and does nothing is found out by trying to get in"() {
    given:
    def person = hire()
    def liar = connect(lyingTarget())

    when:
    def said = Contract.errorOf { liar.disableAccount(person.account) }
    def attempt = liar.signIn(person.account, person.password)

    then:
    said == null || said instanceof ConnectorException
    attempt instanceof SignIn.Accepted

    cleanup:
    attempt?.session()?.close()
    stopLying()
  }

  /** The calls that this connector declares. */
  List<Call> calls(Closure<Boolean> which = { true }) {
    Call.values().findAll { it.capability in declared() && which(it) }
  }

  Set<Class<?>> declared() {
    getClass().getAnnotation(Declares).value() as Set
  }

  /** A connector that is closed when the feature ends. */
  Connector connect(TargetConfig config) {
    def made = factory().create(config)
    opened << ({ made.close() } as Closeable)
    made
  }

  /** A line to the real target that can be broken. */
  TcpStandIn standIn() {
    def made = new TcpStandIn(port(config()))
    opened << made
    made
  }

  /** A session opened by the person, closed when the feature ends. */
  OpenSession openSession(Person person) {
    def made = open(person)
    opened << made
    made
  }

  List<AccessItem> itemsOf(Person person) {
    connector.findAccess(person.subject).collect { Contract.item(it) }
  }

  Secret throwAway() {
    Secret.of('Zx9!' + UUID.randomUUID())
  }

  boolean tookEffect(Call call, Person person, List<AccessItem> items, Secret replacement, OpenSession session) {
    switch (call) {
      case Call.END_SESSIONS: return !session.alive
      case Call.REPLACE_PASSWORD: return letsIn(person, replacement) && !letsIn(person, person.password)
      case Call.REMOVE_ENTITLEMENT: return !holds(items.find { it.kind() == ItemKind.ENTITLEMENT })
      case Call.DISABLE_ACCOUNT: return !letsIn(person, person.password)
      case Call.RELEASE_SEAT: return !connector.countSeats(items.find { it.kind() == ItemKind.SEAT }).heldBySubject()
      default: throw new IllegalArgumentException("$call changes nothing")
    }
  }

  private static int deadPort() {
    new ServerSocket(0, 1, InetAddress.loopbackAddress).withCloseable { it.localPort }
  }
}
