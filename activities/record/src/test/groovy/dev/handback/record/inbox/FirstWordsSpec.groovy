package dev.handback.record.inbox

import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Accepted.Outcome
import dev.handback.record.run.Offboardings
import dev.handback.record.sql.RecordTransactions
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import java.util.concurrent.Future
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

/** Departures that come at the same time are kept together, and are what they would be one by one. */
@Timeout(60)
class FirstWordsSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_first_words")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared Intake intake = context.getBean(Intake)
  @Shared Inbox inbox = context.getBean(Inbox)

  def setup() { server.update("DELETE FROM inbox") }

  def "each of those that come at once is on the record, waits for its start, and is what its source said last (T12)"() {
    given:
    def leavers = (1..5).collect { new Leaver() }

    expect:
    words().keep(leavers.collect { arrival(it) }) == leavers.collect { Optional.of(new Accepted(Outcome.NEW, it.id)) }
    leavers.every { context.getBean(Offboardings).find(it.id).present }
    inbox.claimDue(9)*.request()*.id() as Set == leavers*.id as Set
    leavers.every { server.rows("SELECT words FROM last_word WHERE offboarding_id = ?", it.id.value())*.words == [1] }
  }

  def "where one of them #is, nothing is kept, and each is decided about by itself (T12)"() {
    given:
    def known = new Leaver()
    intake.accept(event(known), said(known))
    def others = (1..2).collect { new Leaver() }

    when:
    def answers = words().keep([arrival(others[0]), other(known), arrival(others[1])])

    then:
    answers == [Optional.empty()] * 3
    others.every { context.getBean(Offboardings).find(it.id).empty }
    server.rows("SELECT id FROM inbox")*.id == [InboxId.of(event(known)).value()]

    where:
    is                               | other
    'was heard before'               | { Leaver one -> arrival(one) }
    'is offboarded by another road'  | { Leaver one -> new Arrival(new InboxEvent("api", one.id.value(), [:], "{}", Leaver.T0), said(one)) }
    'cannot be kept at all'          | { Leaver one -> new Arrival(new InboxEvent("x" * 129, one.id.value(), [:], "{}", Leaver.T0), said(new Leaver())) }
  }

  def "of many that come at once, some of them twice and one that cannot be kept, each is accepted once and only that one fails (T12)"() {
    given:
    def leavers = (1..20).collect { new Leaver() }
    def barrier = new CyclicBarrier(41)
    def words = words()
    def tasks = (leavers + leavers).collect { one -> { -> barrier.await(); words.accept(event(one), said(one)) } as Callable }
    def bad = { -> barrier.await(); words.accept(new InboxEvent("x" * 129, "bad", [:], "{}", Leaver.T0), said(new Leaver())) } as Callable

    when:
    def all
    try (def pool = Executors.newVirtualThreadPerTaskExecutor()) {
      all = pool.invokeAll(tasks + [bad])
    }
    def answers = all[0..<-1]*.get()

    then:
    all.last().state() == Future.State.FAILED
    answers*.outcome().countBy { it } == [(Outcome.NEW): 20, (Outcome.DUPLICATE): 20]
    answers*.offboarding() as Set == leavers*.id as Set
    server.rows("SELECT COUNT(*) AS n FROM inbox")[0].n == 20
  }

  def "together they are no more than a source may start: #many of #limit (P7)"() {
    given:
    def guard = new MassRemovalGuard(Optional.of(new GuardLimits(Duration.ofHours(1), limit, null)), Optional.empty())
    intake.accept(event(new Leaver()), said(new Leaver()))
    def one = new Leaver()
    intake.accept(event(one), said(one))

    expect:
    words(guard).keep((1..many).collect { arrival(new Leaver()) })*.present == [kept] * many

    where:
    many | limit || kept
    3    | 5     || true
    4    | 5     || false
  }

  private FirstWords words(MassRemovalGuard guard = context.getBean(MassRemovalGuard)) {
    new FirstWords(context.getBean(RecordTransactions), guard, intake)
  }

  private static Arrival arrival(Leaver leaver) { new Arrival(event(leaver), said(leaver)) }

  private static InboxEvent event(Leaver leaver) { new InboxEvent("bamboohr", leaver.id.value(), [:], "{}", leaver.request.receivedAt()) }

  private static SourceWord said(Leaver leaver) { SourceWord.leaves(leaver.request, "bamboohr") }
}
