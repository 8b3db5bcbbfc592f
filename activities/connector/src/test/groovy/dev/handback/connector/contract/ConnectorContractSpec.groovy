package dev.handback.connector.contract

import dev.handback.connector.ConnectorException
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.ProbesAccess
import dev.handback.connector.ReadBack
import dev.handback.connector.ReadsBack
import dev.handback.connector.Removal
import dev.handback.connector.SignIn
import java.time.Duration
import java.util.concurrent.FutureTask
import java.util.concurrent.TimeUnit

/**
 * What every connector owes, tried on the real system. A connector's spec says with {@link Declares}
 * what its system has, and supplies the fixture methods: each of them goes to the target without the
 * connector, so that the connector never vouches for itself.
 *
 * <p>In here: what it owes when accounts are gone and when the target fails it; before that, {@link
 * CapabilityContractSpec}, and what it owes to whoever comes back, {@link RestorationContractSpec}.
 */
abstract class ConnectorContractSpec extends RestorationContractSpec {

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

  @Needs(ReadsBack)
  def "an account that was deleted meanwhile reads back as gone, and nobody gets in"() {
    given:
    def person = hire()
    def items = itemsOf(person)
    delete(person)

    expect:
    items.every { connector.readBack(it) instanceof ReadBack.Gone }
    !(connector instanceof ProbesAccess) || connector.signIn(person.account, person.password) instanceof SignIn.Refused
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

  def "already gone and looked for in the wrong place are told apart: #place, #call (E: a target that answers 404 for \"already gone\" and for \"wrong tenant\")"() {
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
  def "a target that says yes and does nothing is found out by trying to get in (S5, E: a target that says \"ok\" and still lets in)"() {
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
}
