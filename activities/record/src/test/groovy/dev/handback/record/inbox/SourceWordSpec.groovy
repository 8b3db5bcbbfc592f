package dev.handback.record.inbox

import static dev.handback.record.inbox.Meaning.*

import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingRequest
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Source
import dev.handback.offboarding.Stage
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.RunOpened
import dev.handback.offboarding.record.SealRequest
import dev.handback.offboarding.record.StageEntered
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Accepted.Outcome
import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What a source says later about the same departure reaches the offboarding that is there (T1, T4, T12). */
class SourceWordSpec extends Specification {
  private static final AtomicInteger COUNT = new AtomicInteger()
  private static final Instant T0 = Leaver.T0
  private static final Instant DEC = Instant.parse("2026-12-24T16:00:00Z")
  private static final Instant JAN = Instant.parse("2027-01-31T16:00:00Z")

  @Shared RecordServer server = new RecordServer("record_words")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared Intake intake = context.getBean(Intake)
  @Shared Inbox inbox = context.getBean(Inbox)
  @Shared RecordActivities record = context.getBean(RecordActivities)

  String person = "e-word-" + COUNT.incrementAndGet()

  def setup() {
    server.update("DELETE FROM inbox")
  }

  def "another date is for the offboarding that is scheduled, and starts none (T1, T4)"() {
    given:
    def first = hear(1, LEAVES, DEC)
    scheduled(first)

    when:
    def second = hear(2, LEAVES, JAN)

    then:
    second == new Accepted(Outcome.MOVED, first.offboarding())
    runs() == 1
    with(inbox.claimDue(9)) {
      it*.class == [Pending.Move]
      with(it[0] as Pending.Move) {
        workflowId() == first.offboarding().workflowId()
        move().effectiveAt() == JAN
        move().by() == "bamboohr"
        move().reason().contains("evt-2")
        move().id() == id().value()
      }
    }
  }

  def "what is heard while the offboarding waits for its start is told with the start, the last word alone (T12)"() {
    given:
    hear(1, LEAVES, DEC)
    hear(2, LEAVES, JAN)
    hear(3, RESCINDED, null)

    when:
    def claimed = inbox.claimDue(9)

    then: "nothing overtakes the start"
    claimed*.class == [Pending.Start]

    when:
    def last = inbox.lastWordBehind(claimed[0] as Pending.Start).get()
    inbox.started(claimed[0].id())
    inbox.told(last.id())

    then:
    last instanceof Pending.Rescind
    states() == [1: "STARTED", 2: "OUTDATED", 3: "TOLD"]
    dueNow() == []
  }

  def "words about one offboarding are handed out in the order they were heard, one at a time (T12)"() {
    given:
    scheduled(hear(1, LEAVES, DEC))
    hear(2, LEAVES, JAN)
    hear(3, LEAVES, DEC)

    when:
    def first = inbox.claimDue(9)

    then:
    first*.id()*.value().collect { position(it) } == [2]
    dueNow() == []

    when:
    inbox.told(first[0].id())

    then:
    dueNow().collect { position(it.id().value()) } == [3]
  }

  def "moved twice and heard in the wrong order, the later word counts, by the source's own time (T12)"() {
    given:
    def first = hear(1, LEAVES, DEC)
    scheduled(first)
    hear(4, LEAVES, JAN)

    when:
    def late = hear(2, LEAVES, DEC.plusSeconds(86400))
    def later = hear(3, RESCINDED, null)

    then:
    [late, later]*.outcome() == [Outcome.KEPT, Outcome.KEPT]
    [late, later]*.offboarding().unique() == [first.offboarding()]
    states() == [1: "STARTED", 2: "OUTDATED", 3: "OUTDATED", 4: "RECEIVED"]
    server.rows("SELECT last_error FROM inbox WHERE state = 'OUTDATED'").every { it.last_error.contains("later") }
  }

  def "a departure that is heard after its rescission does not start (T12)"() {
    expect:
    hear(2, RESCINDED, null).outcome() == Outcome.IGNORED
    hear(1, LEAVES, DEC).outcome() == Outcome.IGNORED
    runs() == 0
    hear(3, LEAVES, DEC).outcome() == Outcome.NEW
  }

  def "taken back and announced again is another offboarding, and the first stays taken back (T12, T13)"() {
    given:
    def first = hear(1, LEAVES, DEC)
    scheduled(first)

    when:
    def back = hear(2, REHIRED, null)
    def again = hear(3, LEAVES, DEC)
    def moved = hear(4, LEAVES, JAN)

    then:
    back == new Accepted(Outcome.RESCINDED, first.offboarding())
    again.outcome() == Outcome.NEW
    again.offboarding() != first.offboarding()
    moved == new Accepted(Outcome.MOVED, again.offboarding())
    runs() == 2
  }

  def "who is rehired after the seal has what was taken given back, once, and leaves anew (T13)"() {
    given:
    def first = hear(1, LEAVES, null)
    sealed(first)

    when:
    def back = hear(2, REHIRED, null)

    then:
    back == new Accepted(Outcome.RESCINDED, first.offboarding())
    with(dueNow()) {
      it*.class == [Pending.Restore]
      (it[0] as Pending.Restore).offboarding() == first.offboarding()
      (it[0] as Pending.Restore).rescission().reason().startsWith("word 2, ")
    }
    hear(3, LEAVES, null).outcome() == Outcome.NEW
  }

  def "a new date for who is going already is kept for a person, and nothing is removed twice (T12)"() {
    given:
    def first = hear(1, LEAVES, null)
    opened(first)
    entered(first, Stage.VERIFY, OffboardingState.RUNNING)

    expect:
    hear(2, LEAVES, JAN).outcome() == Outcome.KEPT
    states()[2] == "NEEDS_PERSON"
    runs() == 1
  }

  def "two triggers for one person are two offboardings, and neither moves the other (T7, E: two triggers for one subject at once)"() {
    given:
    def leaves = hear(1, LEAVES, DEC)
    scheduled(leaves)

    when:
    def risk = hear(2, LEAVES, null, [trigger: Trigger.RISK])

    then:
    risk.outcome() == Outcome.NEW
    dueNow()*.workflowId() == [risk.offboarding().workflowId()]
    hear(3, LEAVES, JAN) == new Accepted(Outcome.MOVED, leaves.offboarding())
  }

  def "two sources about one person are two offboardings, and neither speaks for the other (T12, E: two triggers for one subject at once)"() {
    given:
    def first = hear(1, LEAVES, DEC)
    scheduled(first)

    expect:
    hear(2, LEAVES, JAN, [system: "workday"]).outcome() == Outcome.NEW
    hear(3, RESCINDED, null) == new Accepted(Outcome.RESCINDED, first.offboarding())
  }

  def "the same word again is the same, whatever was said since (T12)"() {
    given:
    def first = hear(1, LEAVES, DEC)
    scheduled(first)
    hear(2, LEAVES, JAN)
    hear(3, RESCINDED, null)

    expect:
    (1..3).every { hear(it, it == 3 ? RESCINDED : LEAVES, JAN) == new Accepted(Outcome.DUPLICATE, first.offboarding()) }
    server.rows("SELECT COUNT(*) AS n FROM inbox")[0].n == 3
  }

  def "a departure whose run was over before it was told starts one of its own (T12)"() {
    given:
    def first = hear(1, LEAVES, DEC)
    scheduled(first)
    hear(2, LEAVES, JAN)
    def word = inbox.claimDue(1)[0]
    sealed(first)

    when:
    intake.reconsider(word.id())
    server.update("UPDATE inbox SET due_at = received_at")

    then:
    with(dueNow()) {
      it*.class == [Pending.Start]
      it[0].id() == word.id()
      (it[0] as Pending.Start).request().effectiveAt() == JAN
    }
    runs() == 2
    hear(3, RESCINDED, null).offboarding().workflowId() == server.rows("SELECT workflow_id FROM inbox WHERE id = ?", word.id().value())[0].workflow_id
  }

  def "words at the same moment on many connections are one offboarding and its moves (T12)"() {
    given:
    def barrier = new CyclicBarrier(6)

    when:
    def answers
    try (def pool = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = pool.invokeAll((1..6).collect { n -> { -> barrier.await(); hear(n, LEAVES, DEC.plusSeconds(n), [occurredAt: T0]) } as Callable })*.get()
    }

    then:
    answers*.outcome().countBy { it } == [(Outcome.NEW): 1, (Outcome.MOVED): 5]
    answers*.offboarding().unique().size() == 1
    server.rows("SELECT COUNT(DISTINCT position) AS n FROM inbox")[0].n == 6
  }

  def "a source whose clock is ahead does not silence its own later words (T12)"() {
    given:
    scheduled(hear(1, LEAVES, DEC, [occurredAt: T0.plusSeconds(86400 * 365)]))

    expect:
    hear(2, LEAVES, JAN, [occurredAt: T0.plusSeconds(60)]).outcome() == Outcome.MOVED
  }

  private Accepted hear(int n, Meaning meaning, Instant date, Map with = [:]) {
    def subject = new Subject(SubjectKind.EMPLOYEE, person, null, "Ada", null)
    def source = new Source(with.system ?: "bamboohr", "evt-$n".toString(), null, with.occurredAt ?: T0.minusSeconds(3600 - n))
    def trigger = (with.trigger ?: Trigger.TERMINATION) as Trigger
    def request = new OffboardingRequest(OffboardingId.of(source, subject, trigger), subject, trigger, trigger == Trigger.RISK ? Risk.HIGH : Risk.NORMAL, date, T0.plusSeconds(n), source, [], null)
    def word = meaning == LEAVES ? SourceWord.leaves(request, source.system()) : SourceWord.takesBack(request, meaning, "word $n")
    intake.accept(new InboxEvent(source.system(), "$person-$n".toString(), [:], "$n".toString(), T0.plusSeconds(n)), word)
  }

  private void scheduled(Accepted accepted) {
    opened(accepted)
    entered(accepted, Stage.PLAN, OffboardingState.SCHEDULED)
    inbox.claimDue(9).each { inbox.started(it.id()) }
  }

  private void opened(Accepted accepted) {
    def request = (inbox.claimDue(9)[0] as Pending.Start).request()
    inbox.started(new InboxId(server.rows("SELECT id FROM inbox WHERE offboarding_id = ?", request.id().value())[0].id))
    record.open(new RunOpened(request, request.id().workflowId(), "2026-11", T0.plusSeconds(1)))
  }

  private void entered(Accepted accepted, Stage stage, OffboardingState state) {
    record.entered(new StageEntered(accepted.offboarding(), stage, state, T0.plusSeconds(2)))
  }

  private void sealed(Accepted accepted) {
    if (server.rows("SELECT started_at FROM offboarding WHERE id = ?", accepted.offboarding().value())[0].started_at == null) {
      opened(accepted)
    }
    record.seal(new SealRequest(accepted.offboarding(), OffboardingState.SEALED, T0.plusSeconds(3)))
  }

  private List<Pending> dueNow() {
    server.update("UPDATE inbox SET due_at = received_at WHERE attempts = 0")
    inbox.claimDue(9)
  }

  private long runs() {
    server.rows("SELECT COUNT(*) AS n FROM offboarding WHERE subject_id = ?", person)[0].n
  }

  private Map<Integer, String> states() {
    server.rows("SELECT body, state FROM inbox ORDER BY CAST(body AS UNSIGNED)").collectEntries { [it.body as int, it.state] }
  }

  private int position(String id) {
    server.rows("SELECT body FROM inbox WHERE id = ?", id)[0].body as int
  }
}
