package dev.handback.connector.scim

import dev.handback.connector.Connector
import dev.handback.connector.ConnectorException
import dev.handback.connector.ReadBack
import dev.handback.connector.Removal
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.contract.Contract
import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The real application when it fails, lies, is renamed in or restarted. */
class ScimFaultsSpec extends Specification {
  static final Secret PASSWORD = Secret.of('first engine')

  @Shared
  @AutoCleanup
  AtelierTarget atelier = new AtelierTarget()

  @AutoCleanup
  Connector connector = new ScimConnectorFactory().create(
      Contract.limited(atelier.config(), Duration.ofSeconds(2)))

  AccountRef ada
  AccessItem seat

  def setup() {
    def name = 'ada-' + UUID.randomUUID()
    def user = atelier.create(
        userName: name, externalId: name, password: PASSWORD.reveal(), (AtelierTarget.SEAT): [sku: 'designer'])
    ada = new AccountRef(user.id as String, name)
    seat = connector.findAccess(subject(name))
        .find { it.kind() == ItemKind.SEAT }
        .with { Contract.item(it) }
  }

  def cleanup() {
    atelier.fault(mode: 'NONE')
  }

  def "a target that says ok and does nothing is caught by reading back: #change"() {
    given:
    atelier.fault(mode: 'SAYS_OK_DOES_NOTHING')

    when:
    call(connector, ada, seat)

    then:
    thrown(ConnectorException.Conflict)

    where:
    change             | call
    'the deactivation' | { c, account, seat -> c.disableAccount(account) }
    'the seat'         | { c, account, seat -> c.releaseSeat(seat) }
    'another seat'     | { c, account, seat -> c.changeSeat(seat, 'viewer') }
  }

  def "a password that was said to be replaced and was not is caught by signing in"() {
    given:
    atelier.fault(mode: 'SAYS_OK_DOES_NOTHING')

    when:
    connector.replacePassword(ada, Secret.of('throw-away'))

    then:
    connector.signIn(ada, Secret.of('throw-away')) instanceof SignIn.Refused
    connector.signIn(ada, PASSWORD) instanceof SignIn.Accepted
  }

  def "a target that only sets a flag is caught by signing in, not by reading back"() {
    given:
    atelier.fault(mode: 'FLAG_ONLY')

    when:
    def removal = connector.disableAccount(ada)

    then:
    removal instanceof Removal.Removed
    connector.readBack(seatless(ItemKind.ACCOUNT)) instanceof ReadBack.Gone
    connector.signIn(ada, PASSWORD) instanceof SignIn.Accepted
  }

  def "a throttling target is left alone for as long as it asks"() {
    given:
    atelier.fault(mode: 'THROTTLE', retryAfterSeconds: 11)

    when:
    connector.disableAccount(ada)

    then:
    ConnectorException.Throttled e = thrown()
    e.retryAfter() == Duration.ofSeconds(11)
  }

  def "a change whose answer did not come in time is unknown, and harmless to make again"() {
    given:
    atelier.fault(mode: 'TIMEOUT_AFTER_SUCCESS')

    when:
    call(connector, ada, seat)

    then:
    thrown(ConnectorException.Unavailable)

    when:
    atelier.fault(mode: 'NONE')
    call(connector, ada, seat)

    then:
    !atelier.user(ada.id())[attribute]

    where:
    attribute          | call
    'active'           | { c, account, seat -> c.disableAccount(account) }
    AtelierTarget.SEAT | { c, account, seat -> c.releaseSeat(seat) }
  }

  def "all requests of one call together get the target's time limit"() {
    given: 'each request alone would be in time'
    atelier.fault(mode: 'SLOW', delayMillis: 1_200)
    def begun = System.nanoTime()

    when:
    connector.disableAccount(ada)

    then:
    thrown(ConnectorException.Unavailable)
    Duration.ofNanos(System.nanoTime() - begun) < Duration.ofMillis(3_000)
  }

  def "a target that was restarted meanwhile is reached again at once"() {
    given: 'connections that are idle now'
    connector.findAccess(subject(ada.name()))
    connector.signIn(ada, PASSWORD)

    when:
    atelier.restart()

    then:
    connector.disableAccount(ada) instanceof Removal.Removed
    connector.signIn(ada, PASSWORD) instanceof SignIn.Refused
  }

  def "an account that was renamed meanwhile is tried under its present name"() {
    given:
    atelier.rename(ada.id(), 'countess-' + ada.id())

    expect:
    connector.signIn(ada, PASSWORD) instanceof SignIn.Accepted
  }

  def "an account of the same name under another id is somebody else's"() {
    given:
    atelier.delete(ada.id())
    def rehired = atelier.create(userName: ada.name(), externalId: ada.name())

    when:
    def removal = connector.disableAccount(ada)

    then:
    removal instanceof Removal.AlreadyAbsent
    atelier.user(rehired.id as String).active
  }

  def "the vendor counts one seat less for each release, and keeps counting the deactivated"() {
    given:
    def before = atelier.used('designer')

    when:
    connector.disableAccount(ada)

    then:
    connector.countSeats(seat).used() == before
    connector.countSeats(seat).heldBySubject()

    when:
    connector.releaseSeat(seat)

    then:
    connector.countSeats(seat).used() == before - 1
    connector.countSeats(seat).purchased() == 1000
    connector.readBack(seat) instanceof ReadBack.Gone
  }

  def "S6, L6: a designer who becomes a viewer is counted as a viewer, and signs in as before"() {
    given:
    def before = ['designer', 'viewer'].collect { atelier.used(it) }

    when:
    def removal = connector.changeSeat(seat, 'viewer')

    then:
    removal instanceof Removal.Removed
    ['designer', 'viewer'].collect { atelier.used(it) } == [before[0] - 1, before[1] + 1]
    connector.signIn(ada, PASSWORD) instanceof SignIn.Accepted
  }

  def "S6: a change whose answer did not come in time is harmless to make again, and counted once"() {
    given:
    def before = ['designer', 'viewer'].collect { atelier.used(it) }
    atelier.fault(mode: 'TIMEOUT_AFTER_SUCCESS')

    when:
    connector.changeSeat(seat, 'viewer')

    then:
    thrown(ConnectorException.Unavailable)

    when:
    atelier.fault(mode: 'NONE')
    def again = connector.changeSeat(seat, 'viewer')

    then:
    again instanceof Removal.AlreadyAbsent
    ['designer', 'viewer'].collect { atelier.used(it) } == [before[0] - 1, before[1] + 1]
  }

  def "S6: a kind of seat that is not sold, or sold out, is refused and changes nothing"() {
    when:
    connector.changeSeat(seat, 'painter')

    then:
    thrown(ConnectorException.Conflict)
    connector.countSeats(seat).heldBySubject()
  }

  def "a seat that the estate does not price has the vendor's price"() {
    given:
    def unpriced = new ScimConnectorFactory().create(Contract.changed(atelier.config(), seats: [new TargetConfig.SeatPrice('viewer', 8.00, 'EUR')]))

    expect:
    with(unpriced.findAccess(subject(ada.name())).find { it.kind() == ItemKind.SEAT }) {
      monthlyPrice() == 45.00
      currency() == 'EUR'
    }
    seat.monthlyPrice() == 40.00

    cleanup:
    unpriced.close()
  }

  private AccessItem seatless(ItemKind kind) {
    connector.findAccess(subject(ada.name())).find { it.kind() == kind }.with { Contract.item(it) }
  }

  private static Subject subject(String id) {
    new Subject(SubjectKind.EMPLOYEE, id, null, null, null)
  }
}
