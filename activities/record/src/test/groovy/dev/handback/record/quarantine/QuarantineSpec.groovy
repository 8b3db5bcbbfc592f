package dev.handback.record.quarantine

import dev.handback.inventory.*
import dev.handback.inventory.QuarantineActivities.UnclaimedQuery
import dev.handback.offboarding.*
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.RunOpened
import dev.handback.offboarding.record.SealRequest
import dev.handback.offboarding.record.StageEntered
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Inbox
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What is in quarantine, and what was asked about it (P8). */
class QuarantineSpec extends Specification {
  static final NOW = Instant.parse("2026-11-20T10:00:00Z")

  @Shared RecordServer server = new RecordServer("record_quarantine")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared QuarantineActivities record = context.getBean(QuarantineActivities)

  TargetId target = new TargetId("t-" + UUID.randomUUID())

  def "P8: in quarantine is who can sign in and is nobody's: #what"() {
    given:
    seen(correlation, enabled)

    expect:
    unclaimed()*.account()*.id() == found

    where:
    what                | correlation                                                  | enabled || found
    'nobody knows whose' | new Correlation.Quarantined('no known subject', 'desk')     | true    || ['a-1']
    'disabled already'  | new Correlation.Quarantined('no known subject', 'desk')      | false   || []
    'somebody\'s'       | new Correlation.Person('e-1')                                | true    || []
    'shared'            | new Correlation.Owned('team')                                | true    || []
  }

  def "P8, T12: a question is taken in like any event, once, and not again for a quarter of a year"() {
    given:
    seen(nobodys(), true)
    def question = question()

    when:
    record.ask([question, question])
    record.ask([question])

    then:
    unclaimed() == []
    with(context.getBean(Offboardings).find(question.id()).get()) {
      trigger() == Trigger.POLICY
      subject().displayName() == "ghost of $target, nobody's"
    }
    with(context.getBean(Inbox).claimDue(100)*.request().find { it.id() == question.id() }) {
      it.unclaimed() == question.unclaimed()
    }

    when: 'it was answered'
    ended(question)

    then:
    unclaimed() == []
    unclaimed(NOW + Duration.ofDays(91))*.account()*.id() == ['a-1']
  }

  def "P8: #what needs no answer any more"() {
    given:
    seen(nobodys(), true)
    def question = question()
    record.ask([question])
    scheduled(question)
    assert record.claimed(target) == []

    when:
    seen(now, true)

    then:
    record.claimed(target) == [new ClaimedAccount(question.id(), how)]

    when:
    ended(question)

    then:
    record.claimed(target) == []

    where:
    what                 | now                              || how
    'what is somebody\'s' | new Correlation.Person('e-7')   || "the account is e-7's by now"
    'what is shared'     | new Correlation.Owned('team')    || 'the account is OWNED by now'
    'what is gone'       | null                             || 'the account is gone'
  }

  private List<UnclaimedAccount> unclaimed(Instant at = NOW) {
    record.unclaimed(new UnclaimedQuery(target, at - Duration.ofDays(90), 10))
  }

  private static Correlation nobodys() {
    new Correlation.Quarantined('no known subject is called so', 'desk')
  }

  /** A sync that finds the account, or another one in its place. */
  private void seen(Correlation correlation, boolean enabled) {
    def inventory = context.getBean(InventoryRecordActivities)
    def sync = new SyncId(UUID.randomUUID().toString())
    def ref = correlation == null ? new AccountRef("a-2", "other") : new AccountRef("a-1", "ghost")
    def listed = new ListedAccount(ref, new AccountNames(null, null, "ghost"), AccountKind.UNKNOWN, null, enabled, null, null, null)
    inventory.open(new SyncOpened(sync, target, NOW))
    inventory.seen(new PageSeen(sync, target, false, [new InventoryEntry(listed, AccountKind.UNKNOWN, null, correlation ?: new Correlation.Person('e-2'))], NOW))
    inventory.end(new SyncEnded(sync, target, 1, NOW))
  }

  private OffboardingRequest question() {
    def unclaimed = new Unclaimed(target, new AccountRef("a-1", "ghost"), 'no known subject is called so', 'desk')
    def source = new Source('inventory-sync', UUID.randomUUID().toString(), 'inventory-sync', NOW)
    def subject = unclaimed.subject()
    new OffboardingRequest(OffboardingId.of(source, subject, Trigger.POLICY), subject, Trigger.POLICY, Risk.NORMAL, NOW.plusSeconds(1000), NOW, source,
        [], null, ["$target/a-1".toString()], null, null, unclaimed, null)
  }

  private void scheduled(OffboardingRequest question) {
    def records = context.getBean(RecordActivities)
    records.open(new RunOpened(question, question.id().workflowId(), "1", NOW))
    records.entered(new StageEntered(question.id(), Stage.PLAN, OffboardingState.SCHEDULED, NOW.plusSeconds(1)))
  }

  private void ended(OffboardingRequest question) {
    scheduled(question)
    context.getBean(RecordActivities).seal(new SealRequest(question.id(), OffboardingState.RESCINDED, NOW.plusSeconds(2)))
  }
}
