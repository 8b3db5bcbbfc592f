package dev.handback.record.inbox

import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.record.RecordActivities
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.evidence.Evidence
import dev.handback.record.inbox.Accepted.Outcome
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** More removals than one source may start at once wait for a person (P7). */
class HoldSpec extends Specification {
  private static final Instant T0 = Leaver.T0

  @Shared RecordServer server = new RecordServer("record_holds")
  @Shared @AutoCleanup ApplicationContext context = server.start { it.registerSingleton(GuardLimits, new GuardLimits(Duration.ofHours(1), 3, null)) }
  @Shared Intake intake = context.getBean(Intake)
  @Shared Inbox inbox = context.getBean(Inbox)
  @Shared Holds holds = context.getBean(Holds)

  def setup() {
    server.update("DELETE FROM inbox_decision")
    server.update("DELETE FROM inbox")
  }

  def "what is beyond the limit is held, is on the record with the reason, and starts nothing (P7)"() {
    given:
    def leavers = (1..5).collect { new Leaver() }

    when:
    def answers = leavers.collect { accept(it) }

    then:
    answers*.outcome() == [Outcome.NEW] * 3 + [Outcome.HELD] * 2
    inbox.claimDue(9)*.request()*.id() as Set == leavers[0..2]*.id as Set
    holds.list(10, null).holds()*.offboardingId() as Set == leavers[3..4]*.id as Set
    with(context.getBean(Offboardings).find(leavers[3].id).get()) {
      state() == OffboardingState.AWAITING_APPROVAL
      hold().reason().contains("more than 3 removals by bamboohr within PT1H")
    }
    context.getBean(Offboardings).find(leavers[0].id).get().hold() == null
    evidence(leavers[3]).contains('"type":"HELD"')
  }

  def "whether it would be held can be asked, and asking does not count (P7, P6)"() {
    given:
    def ask = { Leaver leaver -> intake.wouldHold(event(leaver), leaver.request) }

    expect:
    (1..5).every { ask(new Leaver()).empty }

    when:
    (1..3).each { accept(new Leaver()) }

    then:
    ask(new Leaver()).get().contains("more than 3 removals by bamboohr")
  }

  def "the window slides: what was heard longer ago than it counts no more (P7)"() {
    given:
    (1..3).each { accept(new Leaver(1, [receivedAt: T0])) }

    expect:
    accept(new Leaver(1, [receivedAt: T0 + Duration.ofMinutes(59)])).outcome() == Outcome.HELD
    accept(new Leaver(1, [receivedAt: T0 + Duration.ofMinutes(61)])).outcome() == Outcome.NEW
  }

  def "what an operator has decided anew counts when they do: a hundred replays are no way around the guard (P7, T12)"() {
    given: "departures hours apart, all put aside"
    def decisions = context.getBean(InboxDecisions)
    def decision = new InboxDecisions.Decision("amy", "they leave after all")
    def leavers = (1..5).collect { new Leaver(1, [receivedAt: T0.minusSeconds(7200 * (6 - it))]).tap { leaver -> assert accept(leaver).outcome() == Outcome.NEW } }
    def ids = leavers.collect { new InboxId(server.rows("SELECT id FROM inbox WHERE offboarding_id = ?", it.id.value())[0].id) }
    ids.each { decisions.discard(it, 0, decision) }

    when:
    ids.each { decisions.replay(it, decision) }

    then:
    ids.collect { context.getBean(HeardEvents).find(it).get().state() } == [InboxState.RECEIVED] * 3 + [InboxState.HELD] * 2
    context.getBean(Offboardings).find(leavers[4].id).get().hold() != null
    holds.list(10, null).holds()*.offboardingId() as Set == leavers[3..4]*.id as Set
  }

  def "each source has a window of its own (P7)"() {
    given:
    (1..3).each { accept(new Leaver()) }

    expect:
    accept(new Leaver(), "workday").outcome() == Outcome.NEW
  }

  def "#what is never held, and counts for nobody (T7)"() {
    given:
    (1..3).each { accept(new Leaver()) }

    expect:
    (1..5).every { accept(new Leaver(1, change)).outcome() == Outcome.NEW }

    where:
    what        | change
    "risk"      | [trigger: Trigger.RISK]
    "high risk" | [risk: Risk.HIGH]
  }

  def "many at the same moment find no more room than there is (P7)"() {
    given:
    def barrier = new CyclicBarrier(8)

    when:
    def answers
    try (def pool = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = pool.invokeAll((1..8).collect { def leaver = new Leaver(); { -> barrier.await(); accept(leaver) } as Callable })*.get()
    }

    then:
    answers*.outcome().countBy { it } == [(Outcome.NEW): 3, (Outcome.HELD): 5]
  }

  def "the same held event again is the same, and stays held (P7, T12)"() {
    given:
    def held = held()

    expect:
    accept(held) == new Accepted(Outcome.DUPLICATE, held.id)
    holds.list(10, null).holds().size() == 1
  }

  def "what is released starts, with who and why in the evidence, and once (P7, O5)"() {
    given:
    def held = held()
    def hold = holds.list(10, null).holds()[0]

    expect:
    holds.release(hold, new Holds.Decision("amy", "the plant closes"))
    !holds.release(hold, new Holds.Decision("ben", "again"))
    !holds.reject(hold, new Holds.Decision("ben", "too late"))
    inbox.claimDue(9)*.request()*.id().contains(held.id)
    holds.find(hold.id()).empty
    evidence(held).contains('"actor":"amy"')
    evidence(held).contains('"comment":"the plant closes"')
    !evidence(held).contains("ben")

    when:
    context.getBean(RecordActivities).open(held.opened())

    then:
    context.getBean(Offboardings).find(held.id).get().startedAt() != null
  }

  def "what is rejected never starts, with who and why in the evidence, nor does what was said of it since (P7, O5)"() {
    given:
    def held = held()
    def later = held.request.with { new SourceWord(it, Meaning.RESCINDED, "bamboohr", "taken out") }
    intake.accept(new InboxEvent("bamboohr", "later", [:], "{}", T0), later)

    when:
    def rejected = holds.reject(holds.list(10, null).holds()[0], new Holds.Decision("amy", null))

    then:
    rejected
    inbox.claimDue(9)*.request()*.id().every { it != held.id }
    holds.list(10, null).holds().empty
    context.getBean(Offboardings).find(held.id).get().state() == OffboardingState.REJECTED
    evidence(held).contains('"decision":"REJECTED"')
    server.rows("SELECT state FROM inbox WHERE offboarding_id = ?", held.id.value())*.state.unique() == ["REJECTED"]
  }

  def "what is said about a held offboarding waits behind the hold, and is told with its start (P7, T12)"() {
    given:
    def held = held()
    intake.accept(new InboxEvent("bamboohr", "back", [:], "{}", T0), new SourceWord(held.request, Meaning.RESCINDED, "bamboohr", "taken out"))

    expect:
    inbox.claimDue(9).every { it instanceof Pending.Start && it.request().id() != held.id }

    when:
    holds.release(holds.list(10, null).holds()[0], new Holds.Decision("amy", null))
    def start = inbox.claimDue(9).find { it instanceof Pending.Start && it.request().id() == held.id } as Pending.Start

    then:
    inbox.lastWordBehind(start).get() instanceof Pending.Rescind
  }

  def "holds are listed page by page, the oldest first"() {
    given:
    (1..3).each { accept(new Leaver()) }
    def held = (1..5).collect { new Leaver(1, [receivedAt: T0.plusSeconds(it)]).tap { accept(it) } }

    when:
    def first = holds.list(2, null)
    def second = holds.list(2, first.nextCursor())
    def third = holds.list(2, second.nextCursor())

    then:
    [first, second, third].collectMany { it.holds()*.offboardingId() } == held*.id
    third.nextCursor() == null
  }

  def "of a known number of people a share is enough, of an unknown only the number counts: #people (P7)"() {
    expect:
    new GuardLimits(Duration.ofHours(1), 25, 5).of(people) == limit

    where:
    people                 || limit
    OptionalLong.empty()   || 25
    OptionalLong.of(200)   || 10
    OptionalLong.of(10000) || 25
    OptionalLong.of(7)     || 0
  }

  private Leaver held() {
    (1..3).each { accept(new Leaver()) }
    new Leaver().tap { assert accept(it).outcome() == Outcome.HELD }
  }

  private Accepted accept(Leaver leaver, String source = "bamboohr") {
    intake.accept(event(leaver, source), SourceWord.leaves(leaver.request, source))
  }

  private static InboxEvent event(Leaver leaver, String source = "bamboohr") {
    new InboxEvent(source, leaver.request.source().eventId(), [:], "{}", leaver.request.receivedAt())
  }

  private String evidence(Leaver leaver) {
    def out = new ByteArrayOutputStream()
    context.getBean(Evidence).writeNdjson(leaver.id, out)
    out.toString("UTF-8")
  }
}
