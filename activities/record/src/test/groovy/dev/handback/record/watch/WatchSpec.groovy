package dev.handback.record.watch

import dev.handback.offboarding.*
import dev.handback.offboarding.access.*
import dev.handback.offboarding.record.*
import dev.handback.offboarding.watch.*
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Inbox
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Probes after the close, in the record (S11). */
class WatchSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_watch")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared WatchActivities watch = context.getBean(WatchActivities)
  @Shared Inbox inbox = context.getBean(Inbox)
  static final List<Duration> WATCH = [Duration.ofHours(1), Duration.ofDays(1)]
  Leaver leaver = new Leaver()
  Instant close = leaver.end().at()

  def setup() {
    server.update("DELETE FROM probe")
    server.update("DELETE FROM inbox")
  }

  def "S11: the close plans the probes, once, and the record shows them"() {
    given:
    seal()

    expect:
    probes()*.dueAt() == [close + WATCH[0], close + WATCH[1]]
    probes()*.result() == [null, null]
    due(Duration.ofMinutes(59)) == []
  }

  def "S11: a due probe comes with all access that a target showed gone, and with what can be tried"() {
    given:
    seal()

    when:
    def due = due(Duration.ofHours(1))

    then:
    due*.number() == [1]
    due[0].items()*.id() == leaver.items.findAll { it.kind() != ItemKind.SEAT }*.id()
    due[0].items()[0] == leaver.items[0]
    due[0].controlled() == []
    due[0].until() == close + WATCH[1]
  }

  def "S11, T2: of an account that stays only the part that went is probed, and its sessions are not looked at"() {
    given:
    def account = leaver.item(ItemKind.ACCOUNT)
    record.open(leaver.opened())
    def kept = new KeptAccess(account.target(), ItemKind.ACCOUNT, account.account(), account.nativeId(), "ada", "the new role keeps it")
    record.planned(new ItemsPlanned(leaver.id, leaver.items, [], [kept], Leaver.T0))
    record.report(leaver.proven())
    record.report(leaver.freed())
    record.seal(new SealRequest(leaver.id, OffboardingState.SEALED, close, PlannedProbe.after(close, WATCH)))

    when:
    def due = due(Duration.ofHours(1))

    then:
    due[0].items()*.kind() == [ItemKind.ACCOUNT]
    due[0].staying() == [TargetAccount.of(account)]
  }

  def "S11, O4: an account that stays by an exception is not tried, and not taken for one that came back: #kind"() {
    given:
    seal()
    server.update("UPDATE access_item SET disposition = 'EXCEPTION_APPROVED', kind = ? WHERE offboarding_id = ? AND kind = 'ACCOUNT'",
        kind.name(), leaver.id.value())

    expect:
    due(Duration.ofHours(1))[0].items() == []
    due(Duration.ofHours(1))[0].staying() == [TargetAccount.of(leaver.item(ItemKind.ACCOUNT))]

    where:
    kind << [ItemKind.ACCOUNT, ItemKind.INTEGRATION]
  }

  def "S11, T8: what a policy violation took away and came back is all that goes again"() {
    given:
    leaver = new Leaver(1, [trigger: Trigger.POLICY])
    seal()

    when:
    watch.report(cameBack())

    then:
    inbox.claimDue(10)[0].request().only() == ["target-1/ada"]
  }

  def "S11: after a #trigger the leaver's accounts are looked for once more, beside those that are known: #again (E: an account found later)"() {
    given:
    leaver = new Leaver(1, [trigger: trigger])
    seal()

    when:
    def due = due(Duration.ofHours(1))[0]

    then:
    due.leaver() == (again ? leaver.request.subject() : null)
    due.known() == [TargetAccount.of(leaver.item(ItemKind.ACCOUNT))]

    where:
    trigger              | again
    Trigger.TERMINATION  | true
    Trigger.CONTRACT_END | true
    Trigger.ROLE_CHANGE  | false
    Trigger.LEAVE        | false
    Trigger.POLICY       | false
  }

  def "S11: an account that nobody knew of opens a linked offboarding of everything (E: an account found later)"() {
    given:
    seal()
    def found = new ItemOutcome.StillAllowed(new ItemId("it-new"), Stage.VERIFY, "target-1 has account ada-2, which nobody knew of", close)

    when:
    watch.report(ProbeReport.of(due(Duration.ofHours(1))[0], [found], close + WATCH[0]))
    def start = inbox.claimDue(10)[0]

    then:
    start.request().link() == leaver.id
    start.request().risk() == Risk.HIGH
    start.request().only() == []
    probes()[0].result() == ProbeResult.CAME_BACK
    server.rows("SELECT body FROM inbox")[0].body.toString().contains("ada-2")
  }

  def "S11: probes of one offboarding come one after the other, however late the first is"() {
    given:
    seal()

    expect:
    due(Duration.ofDays(9))*.number() == [1]

    when:
    watch.report(ended(1, ProbeResult.GONE))

    then:
    due(Duration.ofDays(9))*.number() == [2]
    probes()[0].result() == ProbeResult.GONE
    probes()[0].seen()*.sight().unique() == [SeenItem.Sight.GONE]
  }

  def "S11: a probe that could not see everything is due again when it says so"() {
    given:
    seal()
    def item = leaver.items[0].id()
    def failed = new ItemOutcome.Failed(item, Stage.VERIFY, FailureKind.UNAVAILABLE, "down", close)
    watch.report(new ProbeReport(leaver.id, 1, null, [failed], close + WATCH[0], close + Duration.ofHours(3)))

    expect:
    due(Duration.ofHours(2)) == []
    due(Duration.ofHours(3))*.attempts() == [1]
    probes()[0].seen()*.how() == ["down"]
  }

  def "S11: access that came back opens one linked offboarding of high risk, however often it is told"() {
    given:
    seal()
    def report = cameBack()

    when:
    watch.report(report)
    watch.report(report)
    watch.report(ended(1, ProbeResult.GONE))

    then: 'through the inbox, like every other event'
    def starts = inbox.claimDue(10)
    starts.size() == 1
    def request = starts[0].request()
    request.subject() == leaver.request.subject()
    request.trigger() == leaver.request.trigger()
    request.risk() == Risk.HIGH
    request.link() == leaver.id
    request.source() == new Source("handback-watch", leaver.id.value() + "/probe-1", "handback", report.at())

    and: 'the record of each names the other, and the linked one watches from now on'
    probes()*.result() == [ProbeResult.CAME_BACK, ProbeResult.TAKEN_OVER]
    probes()[0].linked() == request.id()
    context.getBean(Offboardings).find(request.id()).get().link() == leaver.id
    due(Duration.ofDays(9)) == []

    when:
    record.open(new RunOpened(request, request.id().workflowId(), "2026-11", report.at()))

    then: 'the evidence too'
    server.rows("SELECT entry FROM evidence WHERE offboarding_id = ?", request.id().value())[0].entry.contains("\"link\":\"$leaver.id\"")
  }

  def "S11, T12: access that comes back once more after it was removed again is removed once more"() {
    given:
    seal()
    watch.report(cameBack())
    def again = probes()[0].linked()
    def later = close + Duration.ofHours(2)
    server.update("UPDATE offboarding SET state = 'SEALED', stage = 'SEAL', sealed_at = NOW(6) WHERE id = ?", again.value())
    server.update("INSERT INTO probe (offboarding_id, number, due_at, until_at, next_at, attempts) VALUES (?, 1, NOW(6), NOW(6), NOW(6), 0)", again.value())

    when:
    watch.report(new ProbeReport(again, 1, ProbeResult.CAME_BACK, [], later, null))

    then:
    def once = context.getBean(Offboardings).find(again).get().probes()[0].linked()
    once != again
    inbox.claimDue(10)*.request()*.id() == [again, once]
    context.getBean(Offboardings).find(once).get().link() == again
  }

  def "S11: a report that was cut off after the inbox had it ends in the same one offboarding"() {
    given:
    seal()
    def report = cameBack()
    watch.report(report)
    server.update("UPDATE probe SET done_at = NULL, result = NULL, linked_id = NULL WHERE offboarding_id = ?", leaver.id.value())

    when:
    watch.report(report)

    then:
    inbox.claimDue(10).size() == 1
    probes()*.result() == [ProbeResult.CAME_BACK, ProbeResult.TAKEN_OVER]
  }

  def "S11: who was given access back on purpose is not probed any more"() {
    given:
    seal()
    server.update("UPDATE offboarding SET state = 'RESCINDED' WHERE id = ?", leaver.id.value())
    watch.report(cameBack())

    expect:
    inbox.claimDue(10) == []
    due(Duration.ofDays(9)) == []
    probes()*.result() == [ProbeResult.DROPPED] * 2
  }

  def "S11: an offboarding that is at work again is not probed meanwhile"() {
    given:
    seal()
    server.update("UPDATE offboarding SET state = 'RUNNING' WHERE id = ?", leaver.id.value())

    expect:
    due(Duration.ofDays(9)) == []
  }

  private void seal() {
    record.open(leaver.opened())
    record.planned(leaver.planned())
    record.report(leaver.proven())
    record.report(leaver.freed())
    def end = new SealRequest(leaver.id, OffboardingState.SEALED, close, PlannedProbe.after(close, WATCH))
    record.seal(end)
    record.seal(end)
  }

  private List<DueProbe> due(Duration after) {
    watch.due(new DuePage(close + after, 10)).probes()
  }

  private List<ProbeView> probes() {
    context.getBean(Offboardings).find(leaver.id).get().probes()
  }

  private ProbeReport ended(int number, ProbeResult result) {
    new ProbeReport(leaver.id, number, result, [leaver.proof(leaver.items[0])], close + Duration.ofHours(1), null)
  }

  private ProbeReport cameBack() {
    def back = new ItemOutcome.StillAllowed(leaver.items[1].id(), Stage.VERIFY, "still there: enabled", close)
    new ProbeReport(leaver.id, 1, ProbeResult.CAME_BACK, [back], close + Duration.ofHours(1), null)
  }
}
