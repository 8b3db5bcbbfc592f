package dev.handback.record.inactivity

import dev.handback.inactivity.InactivityRecordActivities
import dev.handback.inactivity.InactivityRecordActivities.Questions
import dev.handback.inactivity.Question
import dev.handback.inactivity.UnusedAccount
import dev.handback.inactivity.UnusedQuery
import dev.handback.inactivity.UnusedSeat
import dev.handback.inventory.*
import dev.handback.offboarding.*
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.RunOpened
import dev.handback.offboarding.record.SealRequest
import dev.handback.offboarding.record.StageEntered
import dev.handback.offboarding.seat.SeatDowngrade
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Inbox
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What is unused, and what was asked about it (T9). */
class InactivitySpec extends Specification {
  static final NOW = Instant.parse("2026-11-20T10:00:00Z")
  static final LONG_AGO = Instant.parse("2026-01-01T10:00:00Z")

  @Shared RecordServer server = new RecordServer("record_inactivity")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared InactivityRecordActivities record = context.getBean(InactivityRecordActivities)

  TargetId target = new TargetId("t-" + UUID.randomUUID())
  String subject = "e-" + UUID.randomUUID()

  def "T9: unused is who last used it before the time, and nobody whose last use nobody told: #what"() {
    given:
    seen(correlation.call(subject), used, enabled)

    expect:
    unused()*.subject()*.id() == (found ? [subject] : [])

    where:
    what                          | correlation                                  | used             | enabled || found
    'used long ago'               | { new Correlation.Person(it) }               | LONG_AGO         | true    || true
    'a workload'                  | { new Correlation.Workload(it, 'team') }     | LONG_AGO         | true    || true
    'used since'                  | { new Correlation.Person(it) }               | NOW              | true    || false
    'nobody says when'            | { new Correlation.Person(it) }               | null             | true    || false
    'disabled already'            | { new Correlation.Person(it) }               | LONG_AGO         | false   || false
    'shared'                      | { new Correlation.Owned('team') }            | LONG_AGO         | true    || false
    'nobody knows whose'          | { new Correlation.Quarantined('?', 'desk') } | LONG_AGO         | true    || false
    'somebody\'s program'         | { new Correlation.Dependent(it) }            | LONG_AGO         | true    || false
  }

  def "T9: where policy has a rule of its own for what programs sign in with, only people are asked about: #whose"() {
    given:
    seen(correlation.call(subject), LONG_AGO, true)

    expect:
    unused([], true)*.subject()*.id() == (found ? [subject] : [])

    where:
    whose          | correlation                              || found
    'a person\'s'   | { new Correlation.Person(it) }           || true
    'a workload\'s' | { new Correlation.Workload(it, 'team') } || false
  }

  def "T9: a subject comes with the address that targets know, by which other targets find them"() {
    given:
    seen(new Correlation.Person(subject), LONG_AGO, true)

    expect:
    with(unused().first().subject()) {
      email() == "$subject@example.com"
      kind() == SubjectKind.EMPLOYEE
    }
  }

  def "T9, T12: a question is taken in like any event, once, and its account is left alone while it is open"() {
    given:
    seen(new Correlation.Person(subject), LONG_AGO, true)
    def question = question(unused().first())

    expect:
    record.ask(new Questions([question, question], 5)) == 1
    record.ask(new Questions([question], 5)) == 0
    unused() == []
    with(context.getBean(Offboardings).find(question.request().id()).get()) {
      trigger() == Trigger.INACTIVITY
      subject().id() == this.subject
    }
    context.getBean(Inbox).claimDue(100)*.request()*.id().contains(question.request().id())

    when: 'it was taken back'
    rescinded(question)

    then: 'the next period may ask again'
    unused()*.account()*.id() == ['a-1']
  }

  def "T9, S6: a seat has a time of its own, and only the kind of seat and the target that the rule names: #what"() {
    given:
    seen(new Correlation.Person(subject), used, true, seat)

    expect:
    unused([new UnusedSeat(target, 'designer', NOW.minusSeconds(60))])*.seat() == found

    where:
    what                              | used                 | seat       || found
    'a designer for long enough'      | NOW.minusSeconds(70) | 'designer' || ['designer']
    'a designer not yet'              | NOW.minusSeconds(50) | 'designer' || []
    'a viewer'                        | NOW.minusSeconds(70) | 'viewer'   || []
    'nobody\'s seat'                  | NOW.minusSeconds(70) | null       || []
    'unused as a whole'               | LONG_AGO             | 'viewer'   || ['viewer']
  }

  def "T9: an account whose seat is asked about is left alone meanwhile, and who uses it again is found"() {
    given:
    seen(new Correlation.Person(subject), NOW.minusSeconds(70), true, 'designer')
    def rules = [new UnusedSeat(target, 'designer', NOW.minusSeconds(60))]
    def question = question(unused(rules).first(), new SeatDowngrade(target, new AccountRef('a-1', 'ada'), 'designer', 'viewer'))

    expect:
    record.ask(new Questions([question], 5)) == 1
    unused(rules) == []
    context.getBean(Inbox).claimDue(100)*.request().find { it.id() == question.request().id() }.downgrade().to() == 'viewer'

    when:
    scheduled(question)
    seen(new Correlation.Person(subject), NOW, true, 'designer')

    then:
    mine(record.usedAgain(), question)*.lastUsedAt() == [NOW]
  }

  def "T9: no more than the share is asked, and the rest is left for another time"() {
    given:
    def questions = (1..3).collect { question(unusedAccount("e-$it-" + UUID.randomUUID())) }

    expect:
    record.ask(new Questions(questions, 2)) == 2
    record.ask(new Questions(questions, 2)) == 1
  }

  def "T9: who leaves anyway is not asked about"() {
    given:
    seen(new Correlation.Person(subject), LONG_AGO, true)
    def leaver = new Leaver(1, [:])
    context.getBean(RecordActivities).open(leaver.opened())
    server.update("UPDATE offboarding SET subject_id = ? WHERE id = ?", subject, leaver.id.value())

    expect:
    unused() == []
  }

  def "T9: what was used again while the question waits is found"() {
    given:
    seen(new Correlation.Person(subject), LONG_AGO, true)
    def question = question(unused().first())
    record.ask(new Questions([question], 5))
    scheduled(question)

    expect:
    mine(record.usedAgain(), question) == []

    when:
    seen(new Correlation.Person(subject), NOW, true)

    then:
    mine(record.usedAgain(), question)*.lastUsedAt() == [NOW]

    when:
    rescinded(question)

    then:
    mine(record.usedAgain(), question) == []
  }

  private static List mine(List used, Question question) {
    used.findAll { it.offboarding() == question.request().id() }
  }

  private List<UnusedAccount> unused(List<UnusedSeat> seats = [], boolean peopleOnly = false) {
    def all = []
    def cursor = null
    do {
      def page = record.unused(new UnusedQuery(NOW.minusSeconds(3600), cursor, 2, seats, peopleOnly))
      all += page.accounts()
      cursor = page.nextCursor()
    } while (cursor != null)
    all.findAll { it.target() == target }
  }

  private void seen(Correlation correlation, Instant used, boolean enabled, String seat = null) {
    def inventory = context.getBean(InventoryRecordActivities)
    def sync = new SyncId(UUID.randomUUID().toString())
    def listed = new ListedAccount(new AccountRef("a-1", "ada"), new AccountNames(subject, "$subject@example.com", "ada"), AccountKind.UNKNOWN, null, enabled, used, seat, null)
    inventory.open(new SyncOpened(sync, target, NOW))
    inventory.seen(new PageSeen(sync, target, true, [new InventoryEntry(listed, AccountKind.UNKNOWN, null, correlation)], NOW))
    inventory.end(new SyncEnded(sync, target, 1, NOW))
  }

  private void scheduled(Question question) {
    def records = context.getBean(RecordActivities)
    records.open(new RunOpened(question.request(), question.request().id().workflowId(), "1", NOW))
    records.entered(new StageEntered(question.request().id(), Stage.PLAN, OffboardingState.SCHEDULED, NOW.plusSeconds(1)))
  }

  private void rescinded(Question question) {
    scheduled(question)
    context.getBean(RecordActivities).seal(new SealRequest(question.request().id(), OffboardingState.RESCINDED, NOW.plusSeconds(2)))
  }

  private UnusedAccount unusedAccount(String id) {
    new UnusedAccount(target, new AccountRef("a-" + id, id), new Subject(SubjectKind.EMPLOYEE, id, null, null, null), LONG_AGO, null)
  }

  private static Question question(UnusedAccount about, SeatDowngrade downgrade = null) {
    def source = new Source(Question.SYSTEM, UUID.randomUUID().toString(), Question.SYSTEM, NOW)
    new Question([new Question.About(about.target(), about.account().id(), about.lastUsedAt())], new OffboardingRequest(OffboardingId.of(source, about.subject(), Trigger.INACTIVITY), about.subject(), Trigger.INACTIVITY,
        Risk.NORMAL, NOW.plusSeconds(1000), NOW, source, [], null, ["$about.target/a-1".toString()], null, null, null, downgrade))
  }
}
