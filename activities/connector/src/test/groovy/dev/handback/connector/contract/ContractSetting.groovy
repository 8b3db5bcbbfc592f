package dev.handback.connector.contract

import dev.handback.connector.Connector
import dev.handback.connector.Secret
import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.ItemKind
import spock.util.concurrent.PollingConditions

/** One feature's connectors, sessions and broken lines, all closed when it ends. */
abstract class ContractSetting extends ContractFixture {

  List<Closeable> opened = []
  Connector connector
  def soon = new PollingConditions(timeout: 10, delay: 0.05)

  def setup() {
    connector = connect(config())
  }

  def cleanup() {
    opened.reverse()*.close()
  }

  /** The calls that this connector declares. */
  List<Call> calls(Closure<Boolean> which = { true }) {
    Call.values().findAll { it.capability in declared() && which(it) }
  }

  Set<Class<?>> declared() {
    NeedsExtension.declared(getClass())
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
      case Call.REVOKE_CERTIFICATE: return !letsIn(person, person.password)
      case Call.REMOVE_ENTITLEMENT: return !holds(items.find { it.kind() == ItemKind.ENTITLEMENT })
      case Call.DISABLE_ACCOUNT: return !letsIn(person, person.password)
      case Call.RELEASE_SEAT: return !connector.countSeats(items.find { it.kind() == ItemKind.SEAT }).heldBySubject()
      case Call.CHANGE_SEAT:
        def seat = items.find { it.kind() == ItemKind.SEAT }
        return [seat, seat.as(person.otherSeat)].collect { connector.countSeats(it).heldBySubject() } == [false, true]
      default: throw new IllegalArgumentException("$call changes nothing")
    }
  }

  static int deadPort() {
    new ServerSocket(0, 1, InetAddress.loopbackAddress).withCloseable { it.localPort }
  }
}
