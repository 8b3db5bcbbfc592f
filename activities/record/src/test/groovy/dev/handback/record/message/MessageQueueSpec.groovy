package dev.handback.record.message

import dev.handback.offboarding.Risk
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.record.RecordActivities
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Who sends what when, whatever the channel. */
class MessageQueueSpec extends Specification {
  private static final Duration LEASE = Duration.ofMinutes(5)
  private static final Instant NOW = Leaver.T0.plusSeconds(10)

  @Shared RecordServer server = new RecordServer("message_queue")
  @Shared @AutoCleanup ApplicationContext context = server.start { it.registerSingleton(Routes, new ByTest()) }
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared MessageQueue queue = context.getBean(MessageQueue)

  /** A channel of its own for each feature. */
  String channel = "channel-" + UUID.randomUUID()

  def setup() {
    ByTest.channel = channel
  }

  def "of two senders at once each message has one (O5)"() {
    given:
    40.times { told() }
    def start = new CyclicBarrier(4)

    when:
    def taken = Executors.newFixedThreadPool(4).withCloseable { threads ->
      threads.invokeAll((1..4).collect { ({ start.await(); all(NOW) } as Callable<List<Envelope>>) }).collectMany { it.get() }
    }

    then:
    taken.size() == 40
    taken*.id().toSet().size() == 40
    taken.every { it.attempt() == 1 }
  }

  def "what a sender took to its grave goes once more, with the same id, when its lease is over (O5)"() {
    given:
    told()
    def first = all(NOW).first()

    expect:
    all(NOW + LEASE - Duration.ofSeconds(1)).empty

    when:
    def second = all(NOW + LEASE).first()
    queue.failed(first, NOW + LEASE, "said by one that was thought dead")
    queue.sent(second, NOW + LEASE)

    then:
    second.id() == first.id()
    second.attempt() == 2
    row(first).state == "SENT"
    row(first).why == null
    all(NOW + LEASE.multipliedBy(9)).empty
  }

  def "what did not arrive is due again when it was said to be, and not before"() {
    given:
    told()
    queue.again(all(NOW).first(), NOW.plusSeconds(60), "it answered 503")

    expect:
    all(NOW.plusSeconds(59)).empty
    all(NOW.plusSeconds(60))*.attempt() == [2]
  }

  def "more than #atMost messages to one recipient are one, which is the same one in each attempt (O5)"() {
    given:
    5.times { told() }
    def pace = new Pace(true, NOW, atMost, Duration.ofMinutes(15))

    when:
    def taken = all(NOW, pace)

    then:
    taken*.announcements()*.size() == sizes
    taken.every { it.announcements()*.about()*.label().every() }

    when:
    taken.each { queue.again(it, NOW.plusSeconds(60), "it answered 503") }
    5.times { told() }
    def again = all(NOW.plusSeconds(60), new Pace(true, NOW, 99, Duration.ofMinutes(15))).findAll { it.attempt() == 2 }

    then:
    again*.id().toSet() == taken*.id().toSet()
    again*.announcements()*.size().sort() == sizes.sort()

    where:
    atMost || sizes
    3      || [5]
    5      || [1, 1, 1, 1, 1]
  }

  def "who had enough within the window waits for its end, and then gets the rest as one (O5)"() {
    given:
    def pace = new Pace(true, NOW, 2, Duration.ofMinutes(15))
    2.times { told() }
    all(NOW, pace).each { queue.sent(it, NOW) }
    3.times { told() }

    expect:
    all(NOW.plusSeconds(1), pace).empty
    all(NOW.plusSeconds(899), pace).empty
    all(NOW.plusSeconds(900), pace)*.announcements()*.size() == [3]
  }

  def "what is urgent waits for nothing and is never one of many (T7, O3)"() {
    given:
    5.times { told() }
    2.times { told(Risk.HIGH) }

    when:
    def taken = all(NOW, new Pace(true, NOW.plusSeconds(3600), 1, Duration.ofMinutes(15)))

    then:
    taken*.announcements()*.size() == [1, 1]
    taken.every { it.announcements().first().urgent }
  }

  def "in quiet hours nothing goes, and afterwards all of it"() {
    given:
    3.times { told() }
    def quiet = { Instant now -> new Pace(true, now < NOW.plusSeconds(3600) ? NOW.plusSeconds(3600) : now, Integer.MAX_VALUE, Duration.ZERO) }

    expect:
    all(NOW, quiet(NOW)).empty
    all(NOW.plusSeconds(3599), quiet(NOW.plusSeconds(3599))).empty
    all(NOW.plusSeconds(3600), quiet(NOW.plusSeconds(3600))).size() == 3
  }

  def "who answered before a message could go is not asked any more, by #whom (O1)"() {
    given:
    def leaver = new Leaver()
    record.open(leaver.opened())
    record.obligation(leaver.owed())
    queue.again(all(NOW).find { it.announcements().first().owed() }, NOW.plusSeconds(60), "it answered 503")
    record.obligation(leaver.owed(state: ObligationState.MET, at: NOW))
    def later = NOW.plusSeconds(3600)

    expect:
    all(later, new Pace(people, later, 99, Duration.ZERO))*.announcements()*.first()*.kind().findAll { it != MessageKind.STARTED }.sort() == told

    where:
    whom       | people || told
    "people"   | true   || [MessageKind.ANSWERED]
    "programs" | false  || [MessageKind.OWED, MessageKind.ANSWERED]
  }

  def "a process leaves channels alone that it does not know"() {
    given:
    told()

    expect:
    queue.lease(["another"], NOW, LEASE, unlimited()).empty
    queue.lease([], NOW, LEASE, unlimited()).empty
  }

  private void told(Risk risk = Risk.NORMAL) {
    def leaver = new Leaver(1, [risk: risk])
    record.open(leaver.opened())
  }

  private List<Envelope> all(Instant now, Pace pace = Pace.unlimited(now)) {
    def found = []
    for (def one = queue.lease([channel], now, LEASE, { c, r, n -> pace }); one.present; one = queue.lease([channel], now, LEASE, { c, r, n -> pace })) {
      found << one.get()
    }
    found
  }

  private static Pace.Rule unlimited() { { c, r, now -> Pace.unlimited(now) } }

  private Map<String, Object> row(Envelope envelope) {
    server.rows("SELECT * FROM message WHERE id = ?", envelope.id()).first()
  }

  /** To the desk, by the channel of the feature that runs. */
  static class ByTest implements Routes {
    static volatile String channel

    @Override
    List<Route> of(Announcement announcement) {
      [new Route(channel, "desk@example.com", "desk@example.com")]
    }
  }
}
