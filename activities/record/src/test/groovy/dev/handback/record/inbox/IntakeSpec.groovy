package dev.handback.record.inbox

import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingRequest
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Source
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.record.RecordActivities
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Accepted.Outcome
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class IntakeSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_inbox")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared Intake intake = context.getBean(Intake)
  @Shared Inbox inbox = context.getBean(Inbox)

  def setup() {
    server.update("DELETE FROM inbox")
    server.update("DELETE FROM last_word")
  }

  def "an accepted event is on the record at once and waits for its start"() {
    given:
    def leaver = new Leaver()

    expect:
    accept(leaver) == new Accepted(Outcome.NEW, leaver.id)
    context.getBean(Offboardings).find(leaver.id).get().startedAt() == null
    inbox.claimDue(10) == [new Pending.Start(InboxId.of(event(leaver)), leaver.request, leaver.id.workflowId(), 1)]
  }

  def "an address that the source does not send is the one that targets know of the same id, where they agree: #known (P1)"() {
    given:
    def person = "e-thin-${known.size()}".toString()
    def origin = new Source("hibob", person, null, null)
    def subject = new Subject(SubjectKind.EMPLOYEE, person, sent, null, null)
    def request = new OffboardingRequest(OffboardingId.of(origin, subject, Trigger.TERMINATION), subject, Trigger.TERMINATION, Risk.NORMAL, null, Leaver.T0, origin, [], null)
    known.eachWithIndex { email, i -> server.update("INSERT INTO known_subject VALUES ('$person', 'target-$i', ${email ? "'$email'" : 'NULL'}, NULL, '2026-11-21')") }

    when:
    intake.accept(new InboxEvent("hibob", person, [:], "{}", Leaver.T0), SourceWord.leaves(request, "hibob"))

    then:
    context.getBean(Offboardings).find(request.id()).get().subject().email() == address

    where:
    known                                       | sent            || address
    ["thin@example.com"]                        | null            || "thin@example.com"
    ["thin@example.com", "Thin@example.com"]    | null            || "thin@example.com"
    ["a@example.com", "b@example.com", null]    | null            || null
    []                                          | null            || null
    ["a@b.example", null, null, null]           | "own@hr.example" || "own@hr.example"
  }

  def "the same event again is the same offboarding, and starts nothing (T12)"() {
    given:
    def leaver = new Leaver()
    accept(leaver)

    expect:
    accept(leaver) == new Accepted(Outcome.DUPLICATE, leaver.id)
    inbox.claimDue(10).size() == 1
  }

  def "an event's first offboarding is the one, and no other is left on the record (T12)"() {
    given:
    def leaver = new Leaver()
    def other = new Leaver()
    accept(leaver)

    expect:
    accept(other, event(leaver)) == new Accepted(Outcome.DUPLICATE, leaver.id)
    context.getBean(Offboardings).find(other.id).empty
  }

  def "the same offboarding by another road is the same offboarding, and starts nothing (T12)"() {
    given:
    def leaver = new Leaver()
    accept(leaver)

    expect:
    accept(leaver, new InboxEvent("api", "another", [:], "{}", Leaver.T0)) == new Accepted(Outcome.DUPLICATE, leaver.id)
    inbox.claimDue(10).size() == 1
    server.rows("SELECT state FROM inbox ORDER BY source")*.state == ["DUPLICATE", "RECEIVED"]
  }

  def "the same event at the same moment on many connections is accepted once (T12)"() {
    given:
    def leaver = new Leaver()
    def barrier = new CyclicBarrier(8)

    when:
    def answers
    try (def pool = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = pool.invokeAll((1..8).collect { { -> barrier.await(); accept(leaver) } as Callable })*.get()
    }

    then:
    answers*.outcome().count(Outcome.NEW) == 1
    answers*.offboarding().unique() == [leaver.id]
    server.rows("SELECT COUNT(*) AS n FROM inbox")[0].n == 1
  }

  def "risk is started before everything that came earlier (T7)"() {
    given:
    def ordinary = new Leaver(1, [receivedAt: Leaver.T0])
    def later = new Leaver(1, [receivedAt: Leaver.T0.plusSeconds(1)])
    def high = new Leaver(1, [receivedAt: Leaver.T0.plusSeconds(2), risk: Risk.HIGH])
    def risk = new Leaver(1, [receivedAt: Leaver.T0.plusSeconds(3), trigger: Trigger.RISK])
    [later, ordinary, high, risk].each { accept(it) }

    expect:
    inbox.claimDue(10)*.request()*.id() == [high, risk, ordinary, later]*.id
  }

  def "no event is handed to two processes (T12)"() {
    given:
    def leavers = (1..40).collect { new Leaver() }
    leavers.each { accept(it) }
    def barrier = new CyclicBarrier(4)

    when:
    def claimed
    try (def pool = Executors.newVirtualThreadPerTaskExecutor()) {
      claimed = pool.invokeAll((1..4).collect { { ->
        barrier.await()
        (1..5).collectMany { inbox.claimDue(5) }
      } as Callable })*.get().collectMany { it }
    }
    // what a concurrent claim skipped is still due
    claimed += inbox.claimDue(100)

    then:
    claimed*.request()*.id() as Set == leavers*.id as Set
    claimed.size() == 40
  }

  def "a claim does not wait for what another process is just claiming (T7)"() {
    given:
    def held = new Leaver(1, [receivedAt: Leaver.T0])
    def free = new Leaver(1, [receivedAt: Leaver.T0.plusSeconds(1)])
    [held, free].each { accept(it) }
    def another = server.connect()
    another.autoCommit = false
    another.createStatement().executeQuery("SELECT * FROM inbox WHERE id = '${InboxId.of(event(held))}' FOR UPDATE".toString()).next()

    expect:
    inbox.claimDue(10)*.request()*.id() == [free.id]

    cleanup:
    another.close()
  }

  def "a started event is not due any more, even when its claim is over"() {
    given:
    def leaver = new Leaver()
    accept(leaver)
    inbox.started(inbox.claimDue(1)[0].id())

    when:
    leaseEnds()

    then:
    inbox.claimDue(10).isEmpty()
    server.rows("SELECT state FROM inbox")*.state == ["STARTED"]
  }

  def "what a process that died had claimed is due again (T12)"() {
    given:
    accept(new Leaver())
    inbox.claimDue(1)

    expect:
    inbox.claimDue(1).isEmpty()

    when:
    leaseEnds()

    then:
    inbox.claimDue(1)*.attempts() == [2]
  }

  def "a start that failed #attempts times is due again after #seconds s, and says why"() {
    given:
    accept(new Leaver())
    server.update("UPDATE inbox SET attempts = ?", attempts - 1)
    def claimed = inbox.claimDue(1)[0]

    when:
    inbox.failed(claimed.id(), "Temporal does not answer")

    then:
    with(server.rows("SELECT state, last_error, TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), due_at) AS wait FROM inbox")[0]) {
      state == "RECEIVED"
      last_error == "Temporal does not answer"
      (wait as int) in (seconds - 1)..seconds
    }

    where:
    attempts | seconds
    1        | 1
    3        | 4
    7        | 60
    500      | 60
  }

  def "risk that could not be started is due again with the next round, before what is ordinary (T7)"() {
    given:
    def risk = new Leaver(1, [trigger: Trigger.RISK, receivedAt: Leaver.T0.plusSeconds(9)])
    accept(risk)
    inbox.failed(inbox.claimDue(1)[0].id(), "Temporal does not answer")
    accept(new Leaver())

    expect:
    inbox.claimDue(1)*.request()*.id() == [risk.id]
  }

  def "an event that starts nothing is kept with its reason, once"() {
    given:
    def event = event(new Leaver())

    when:
    2.times { intake.discard(event, Mentioned.NOTHING, "not a termination") }

    then:
    server.rows("SELECT state, last_error, offboarding_id FROM inbox") == [[state: "DISCARDED", last_error: "not a termination", offboarding_id: null]]
    inbox.claimDue(10).isEmpty()
  }

  def "what was heard is kept as it came"() {
    given:
    def event = new InboxEvent("bamboohr", "k-1", ["x-timestamp": "1", "x-id": "é💥"], '{"a": "é💥"}', Leaver.T0)

    when:
    intake.accept(event, SourceWord.leaves(new Leaver().request, "bamboohr"))

    then:
    with(server.rows("SELECT body, headers, source FROM inbox")[0]) {
      body == event.body()
      headers.contains("é💥")
      source == "bamboohr"
    }
  }

  def "a run that opens after its acceptance goes on with the same row"() {
    given:
    def leaver = new Leaver()
    accept(leaver)

    when:
    context.getBean(RecordActivities).open(leaver.opened())

    then:
    with(context.getBean(Offboardings).find(leaver.id).get()) {
      startedAt() == Leaver.T0.plusMillis(20)
      state() == OffboardingState.RUNNING
    }
  }

  private Accepted accept(Leaver leaver, InboxEvent event = event(leaver)) {
    context.getBean(FirstWords).accept(event, SourceWord.leaves(leaver.request, "bamboohr"))
  }

  private void leaseEnds() {
    server.update("UPDATE inbox SET due_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND")
  }

  private static InboxEvent event(Leaver leaver) {
    new InboxEvent("bamboohr", leaver.request.source().eventId(), ["x-id": "1"], "{}", leaver.request.receivedAt())
  }
}
