package dev.handback.record.inbox

import static dev.handback.record.inbox.InboxState.*
import static dev.handback.record.inbox.Meaning.*

import dev.handback.offboarding.OffboardingState
import dev.handback.record.RecordRefusal.EventRefused
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Accepted.Outcome
import dev.handback.record.inbox.InboxDecisions.Decision
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** An operator puts an event aside that was not acted on yet (T12, T11). */
class InboxDiscardSpec extends Specification {
  private static final Instant DEC = Instant.parse("2999-12-24T16:00:00Z")
  private static final Instant JAN = Instant.parse("3000-01-31T16:00:00Z")
  private static final Decision AMY = new Decision("amy", "sent by mistake")

  @Shared RecordServer server = new RecordServer("record_discards")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared Inbox inbox = context.getBean(Inbox)
  @Shared InboxDecisions decisions = context.getBean(InboxDecisions)

  Words words = new Words(server, context)

  def "T12: a departure that waits is put aside with all that waits for it, with who and why on the record (T11)"() {
    given:
    def first = words.hear(1, LEAVES, DEC)
    words.hear(2, LEAVES, JAN)

    when:
    decisions.discard(words.id(1), 0, AMY)

    then:
    words.states() == [1: "DISCARDED", 2: "DISCARDED"]
    words.due() == []
    words.line(1).reason() == "put aside by amy: sent by mistake"
    context.getBean(Offboardings).find(first.offboarding()).get().state() == OffboardingState.REJECTED
    words.evidence(first.offboarding()).contains('"type":"EVENT_DISCARDED"')
    words.evidence(first.offboarding()).contains('"reason":"sent by mistake"')
    words.hear(1, LEAVES, DEC).outcome() == Outcome.DUPLICATE
  }

  def "T12: what was put aside is wanted after all: it starts once, and what waited for it is told"() {
    given:
    def first = words.hear(1, LEAVES, DEC, false)
    words.hear(2, LEAVES, JAN, false)
    decisions.discard(words.id(1), 0, AMY)

    when:
    decisions.replay(words.id(1), new Decision("ben", "it was none"))
    decisions.replay(words.id(2), new Decision("ben", "this neither"))
    def start = words.due()[0] as Pending.Start

    then:
    start.request().id() == first.offboarding()
    (inbox.lastWordBehind(start).get() as Pending.Move).move().effectiveAt() == JAN
    context.getBean(Offboardings).find(first.offboarding()).get().state() == OffboardingState.RUNNING
    words.runs() == 1
    words.line(1).decisions()*.by() == ["amy", "ben"]
  }

  def "T12: a rescission that is put aside leaves its offboarding as it was, and the source's next one is heeded"() {
    given:
    def first = words.hear(1, LEAVES, DEC)
    words.scheduled(first)
    words.hear(2, RESCINDED, null)

    when:
    decisions.discard(words.id(2), 0, AMY)

    then:
    words.due() == []
    words.hear(3, LEAVES, DEC).outcome() == Outcome.KEPT
    words.hear(4, RESCINDED, null) == new Accepted(Outcome.RESCINDED, first.offboarding())
    words.runs() == 1
  }

  def "T12: a date that is put aside is asked about again when its source repeats it"() {
    given:
    def first = words.hear(1, LEAVES, null)
    words.acting(first)
    words.hear(2, LEAVES, JAN)

    when:
    decisions.discard(words.id(2), 0, AMY)
    words.hear(3, LEAVES, JAN)

    then:
    words.states() == [1: "STARTED", 2: "DISCARDED", 3: "NEEDS_PERSON"]
  }

  def "T11: about a record that is sealed, the event alone keeps who and why"() {
    given:
    def first = words.hear(1, LEAVES, null)
    words.acting(first)
    words.hear(2, LEAVES, JAN)
    words.sealed(first)
    def sealed = words.evidence(first.offboarding())

    when:
    decisions.discard(words.id(2), 0, AMY)

    then:
    words.evidence(first.offboarding()) == sealed
    words.line(2).decisions()*.with { [decision, by, reason, was, became] } == [[InboxDecision.Kind.DISCARDED, "amy", "sent by mistake", NEEDS_PERSON, DISCARDED]]
  }

  def "T12: what is #state is not put aside: #why"() {
    given:
    words.hear(1, LEAVES, DEC)
    server.update("UPDATE inbox SET state = ? WHERE id = ?", state, words.id(1).value())

    when:
    decisions.discard(words.id(1), 0, AMY)

    then:
    def refused = thrown(EventRefused)
    refused.message.contains(why)
    words.line(1).state().name() == state

    where:
    state       | why
    "STARTED"   | "take that back"
    "TOLD"      | "heard it already"
    "HELD"      | "/holds"
    "REJECTED"  | "does nothing already"
    "DUPLICATE" | "does nothing already"
    "CONFIRMED" | "does nothing already"
    "OUTDATED"  | "does nothing already"
    "DISCARDED" | "does nothing already"
  }

  def "T12: an event that a process is carrying out, or tried since it was looked at, is not put aside"() {
    given:
    words.hear(1, LEAVES, DEC)
    words.due()

    when:
    decisions.discard(words.id(1), 1, AMY)

    then:
    def claimed = thrown(EventRefused)
    claimed.message.contains("at this moment")

    when:
    inbox.failed(words.id(1), "Temporal does not answer")
    decisions.discard(words.id(1), 0, AMY)

    then:
    def tried = thrown(EventRefused)
    tried.message.contains("look at it again")

    when:
    decisions.discard(words.id(1), 1, AMY)

    then:
    words.line(1).state() == DISCARDED
  }

  def "T12: a departure that began though its start was not noted is not put aside"() {
    given:
    def first = words.hear(1, LEAVES, DEC)
    words.scheduled(first)
    server.update("UPDATE inbox SET state = 'RECEIVED', claimed_until = NULL WHERE id = ?", words.id(1).value())

    when:
    decisions.discard(words.id(1), 1, AMY)

    then:
    def refused = thrown(EventRefused)
    refused.message.contains("has begun")
    words.line(1).state() == RECEIVED
    context.getBean(Offboardings).find(first.offboarding()).get().state() == OffboardingState.SCHEDULED
  }

  def "T12: an event is either started or put aside, whoever of dispatcher and operator comes first"() {
    given:
    def people = (1..12).collect { new Words(server, context).tap { it.hear(1, LEAVES, DEC) } }
    server.update("UPDATE inbox SET due_at = '9999-01-01' WHERE source NOT IN (${people.collect { "'$it.source'" }.join(', ')})")
    def barrier = new CyclicBarrier(4)

    when:
    def claimed = []
    def aside = []
    try (def pool = Executors.newVirtualThreadPerTaskExecutor()) {
      def dispatchers = (1..2).collect { { -> barrier.await(); (1..6).collectMany { inbox.claimDue(2) }*.id() } as Callable }
      def operators = [people, people.reverse()].collect { some -> { -> barrier.await(); some.findAll { putsAside(it) }*.id(1) } as Callable }
      def answers = pool.invokeAll(dispatchers + operators)*.get()
      claimed = answers[0] + answers[1]
      aside = answers[2] + answers[3]
    }
    claimed += inbox.claimDue(20)*.id()

    then:
    claimed.size() + aside.size() == 12
    (claimed + aside) as Set == people*.id(1) as Set
  }

  private boolean putsAside(Words words) {
    try {
      decisions.discard(words.id(1), 0, AMY)
      true
    } catch (EventRefused refused) {
      assert refused.message =~ "at this moment|does nothing already"
      false
    }
  }
}
