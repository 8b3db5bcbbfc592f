package dev.handback.record.inbox

import static dev.handback.record.inbox.InboxState.*
import static dev.handback.record.inbox.Meaning.*

import dev.handback.record.Leaver
import dev.handback.record.RecordRefusal.EventRefused
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Accepted.Outcome
import dev.handback.record.inbox.InboxDecisions.Decision
import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** An operator has an event decided anew: nothing is lost by that, and nothing done twice (T12, T11). */
class InboxReplaySpec extends Specification {
  private static final Instant DEC = Instant.parse("2999-12-24T16:00:00Z")
  private static final Instant JAN = Instant.parse("3000-01-31T16:00:00Z")
  private static final Decision AMY = new Decision("amy", "HR has told me")

  @Shared RecordServer server = new RecordServer("record_replays")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared Inbox inbox = context.getBean(Inbox)
  @Shared InboxDecisions decisions = context.getBean(InboxDecisions)

  Words words = new Words(server, context)

  def "T12: a date that came too late starts its departure once the first is taken back, with who and why on the record (T11)"() {
    given:
    def first = needsPerson()
    words.takenBack(first)

    when:
    decisions.replay(words.id(2), AMY)
    def line = words.line(2)

    then:
    with(line) {
      state() == RECEIVED
      act() == Act.START
      offboardingId() != first.offboarding()
      reason() == null
      decisions()*.with { [decision, by, reason, was, became] } == [[InboxDecision.Kind.REPLAYED, "amy", "HR has told me", NEEDS_PERSON, RECEIVED]]
    }
    words.due().collect { (it as Pending.Start).request().effectiveAt() } == [JAN]
    words.runs() == 2
    [first.offboarding(), line.offboardingId()].every {
      words.evidence(it).contains('"actor":"amy"') && words.evidence(it).contains('"type":"EVENT_REPLAYED"') && words.evidence(it).contains('"reason":"HR has told me"')
    }
  }

  def "T12: a replay that would do nothing is refused with the reason, and leaves no trace"() {
    given:
    needsPerson()
    def before = server.rows("SELECT * FROM inbox WHERE id = ?", words.id(2).value()) + server.rows("SELECT * FROM last_word WHERE subject_id = ?", words.person)

    when:
    decisions.replay(words.id(2), AMY)

    then:
    def refused = thrown(EventRefused)
    refused.message.startsWith("A replay would do nothing: access is being removed already")
    server.rows("SELECT * FROM inbox WHERE id = ?", words.id(2).value()) + server.rows("SELECT * FROM last_word WHERE subject_id = ?", words.person) == before
    words.line(2).decisions().empty
  }

  def "T12: a date that came too late and has passed meanwhile asks for nothing more"() {
    given:
    def first = words.hear(1, LEAVES, null)
    words.acting(first)
    def soon = Leaver.T0.plusSeconds(600)
    words.hear(2, LEAVES, soon)

    when:
    server.update("UPDATE inbox SET request = REPLACE(REPLACE(request, ?, '2020-01-02T00:00:00Z'), ?, '2020-01-01T00:00:00Z') WHERE id = ?",
        soon.toString(), Leaver.T0.plusSeconds(2).toString(), words.id(2).value())
    decisions.replay(words.id(2), AMY)

    then:
    words.line(2).state() == CONFIRMED
    words.runs() == 1
  }

  def "T12: a rescission that was heard before its departure takes it back when it is replayed"() {
    given:
    assert words.hear(2, RESCINDED, null, false).outcome() == Outcome.IGNORED
    def first = words.hear(1, LEAVES, DEC, false)
    words.scheduled(first)

    when:
    decisions.replay(words.id(2), AMY)

    then:
    words.due()*.class == [Pending.Rescind]
    words.line(2).offboardingId() == first.offboarding()
    words.evidence(first.offboarding()).contains('"was":"DISCARDED"')
  }

  def "T12: what the source itself calls older stays outdated"() {
    given:
    words.scheduled(words.hear(1, LEAVES, DEC))
    words.hear(3, LEAVES, JAN)
    words.hear(2, RESCINDED, null)

    when:
    decisions.replay(words.id(2), AMY)

    then:
    def refused = thrown(EventRefused)
    refused.message.contains("something later already")
    words.states() == [1: "STARTED", 2: "OUTDATED", 3: "RECEIVED"]
  }

  def "T12: a word that another was told instead of counts as the last when it is replayed, and is told once"() {
    given:
    words.hear(1, LEAVES, DEC, false)
    words.hear(2, LEAVES, JAN, false)
    words.hear(3, LEAVES, DEC, false)
    def start = words.due()[0] as Pending.Start
    def last = inbox.lastWordBehind(start).get()
    inbox.started(start.id())
    inbox.told(last.id())
    assert words.states() == [1: "STARTED", 2: "OUTDATED", 3: "TOLD"]

    when:
    decisions.replay(words.id(2), AMY)
    def due = words.due()
    inbox.told(due[0].id())

    then:
    due.collect { (it as Pending.Move).move().effectiveAt() } == [JAN]
    words.states() == [1: "STARTED", 2: "TOLD", 3: "TOLD"]
    words.due() == []
    words.hear(4, LEAVES, JAN, false).outcome() == Outcome.KEPT
  }

  def "T12: what is #state is not replayed: #why"() {
    given:
    words.hear(1, LEAVES, DEC)
    server.update("UPDATE inbox SET state = ? WHERE id = ?", state, words.id(1).value())

    when:
    decisions.replay(words.id(1), AMY)

    then:
    def refused = thrown(EventRefused)
    refused.message.contains(why)
    words.line(1).state().name() == state
    words.line(1).decisions().empty

    where:
    state       | why
    "STARTED"   | "does not start twice"
    "TOLD"      | "would hear it twice"
    "DUPLICATE" | "that one counts"
    "CONFIRMED" | "known already"
    "HELD"      | "/holds"
    "REJECTED"  | "An approver has rejected it"
    "RECEIVED"  | "on its way"
  }

  def "T12: an event that could not be carried out is tried at once, by one process, and not hastened twice"() {
    given:
    words.hear(1, LEAVES, DEC)
    words.due()
    server.update("UPDATE inbox SET attempts = 9 WHERE source = ?", words.source)
    inbox.failed(words.id(1), "Temporal does not answer")
    assert words.due() == []

    when:
    decisions.replay(words.id(1), AMY)

    then:
    words.line(1).reason() == null
    refused { decisions.replay(words.id(1), AMY) }.contains("on its way")
    words.due()*.id() == [words.id(1)]

    and: "while a process is at it nobody hastens it"
    server.update("UPDATE inbox SET last_error = 'the time before' WHERE id = ?", words.id(1).value())
    refused { decisions.replay(words.id(1), AMY) }.contains("on its way")
  }

  def "T12: of many operators at the same moment one has an effect"() {
    given:
    words.takenBack(needsPerson())
    def barrier = new CyclicBarrier(8)

    when:
    def refusals
    try (def pool = Executors.newVirtualThreadPerTaskExecutor()) {
      refusals = pool.invokeAll((1..8).collect { n -> { ->
        barrier.await()
        refusal { decisions.replay(words.id(2), new Decision("operator $n", "at once")) }
      } as Callable })*.get()
    }

    then:
    refusals.count(null) == 1
    words.line(2).decisions().size() == 1
    words.runs() == 2
    words.due().size() == 1
  }

  def "T12: what could not be read acts once when it can be, also when its source delivers it again"() {
    given:
    def unread = new InboxEvent(words.source, "discarded-1", [:], "{}", words.event(1).receivedAt())
    context.getBean(Intake).discard(unread, new Mentioned(words.person, "evt-1"), "no date at /date")
    def word = new Words(server, context).with { other -> other.hear(1, LEAVES, DEC); context.getBean(HeardEvents).kept(other.id(1)).get().word() }
    server.update("DELETE FROM inbox WHERE source = ?", word.request().source().system())
    server.update("DELETE FROM last_word WHERE subject_id = ?", word.request().subject().id())
    server.update("DELETE FROM offboarding WHERE subject_id = ?", word.request().subject().id())

    when:
    def carriesOn = decisions.readAgain(InboxId.of(unread), new InboxDecisions.SecondWord(words.event(1), word, false), AMY)

    then:
    carriesOn == words.id(1)
    words.line(1).state() == RECEIVED
    with(context.getBean(HeardEvents).find(InboxId.of(unread)).get()) {
      state() == DUPLICATE
      offboardingId() == word.request().id()
      decisions()*.by() == ["amy"]
    }
    words.evidence(word.request().id()).contains('"reason":"HR has told me"')
    refused { decisions.readAgain(InboxId.of(unread), new InboxDecisions.SecondWord(words.event(1), word, false), AMY) }.contains("that one counts")
    context.getBean(Intake).accept(words.event(1), word) == new Accepted(Outcome.DUPLICATE, word.request().id())
    words.due().size() == 1
  }

  /** Its first departure acts, and its source then names a date in the future. */
  private Accepted needsPerson() {
    def first = words.hear(1, LEAVES, null)
    words.acting(first)
    words.hear(2, LEAVES, JAN)
    assert words.states()[2] == "NEEDS_PERSON"
    first
  }

  private static String refused(Closure<?> call) {
    def why = refusal(call)
    assert why != null
    why
  }

  private static String refusal(Closure<?> call) {
    try {
      call()
      null
    } catch (EventRefused refused) {
      refused.message
    }
  }
}
