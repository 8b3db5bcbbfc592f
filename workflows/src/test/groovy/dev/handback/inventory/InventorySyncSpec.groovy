package dev.handback.inventory

import dev.handback.TestEngine
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import io.temporal.client.WorkflowOptions
import io.temporal.client.WorkflowStub
import io.temporal.testing.TestWorkflowEnvironment
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** The sync on the time-skipping server (a stand-in for the engine) with fake targets (P1). */
@Timeout(60)
class InventorySyncSpec extends Specification {
  @AutoCleanup
  TestWorkflowEnvironment engine = TestEngine.start()
  def directory = new FakeDirectory()
  def record = new FakeInventoryRecord()
  def terms = new FakeTerms()
  def quarantine = new FakeQuarantine()

  def setup() {
    def syncs = engine.newWorker(InventorySyncWorkflow.TASK_QUEUE)
    syncs.registerWorkflowImplementationTypes(InventorySyncWorkflowImpl)
    syncs.registerActivitiesImplementations(record, terms, quarantine)
    engine.newWorker(FakeTerms.TARGETS).registerActivitiesImplementations(directory)
    engine.start()
  }

  def "P1: a sync tells the record of every account, page by page, and once"() {
    given:
    directory.with('directory', 25)

    when:
    def outcome = sync('directory')

    then:
    outcome == new SyncOutcome(new TargetId('directory'), 25, 0, 0)
    record.pages*.entries()*.size() == [10, 10, 5]
    record.accounts.values()*.correlation() as Set == (0..24).collect { new Correlation.Person("e-$it") } as Set
    record.opened.size() == 1
    record.ended*.pages() == [3]
  }

  def "P1: a large target's history begins anew every few pages, and the sync stays one"() {
    given:
    directory.with('directory', 400)

    when:
    def outcome = sync('directory')

    then:
    outcome.accounts() == 400
    record.opened.size() == 1
    record.pages*.sync().toSet().size() == 1
    directory.answered == (0..39).collect { 'directory ' + it * 10 }

    and: 'what is left of the history is that of its last run'
    engine.workflowClient.fetchHistory('inventory-sync/directory').events.size() < 40
  }

  def "a target that is down for hours in the middle is waited for, and no page is read twice"() {
    given:
    directory.with('directory', 25)
    directory.down.set(20)

    expect:
    sync('directory').accounts() == 25
    directory.answered == ['directory 0', 'directory 10', 'directory 20']
  }

  def "P1: a target that knows people by name only goes after those that know their ids"() {
    given:
    directory.with('directory', 15).with('warehouse', 15)

    when: 'it is asked first'
    def warehouse = begin('warehouse')
    engine.sleep(Duration.ofMinutes(1))

    then:
    directory.answered.empty

    when:
    sync('directory')

    then:
    warehouse.getResult(SyncOutcome) == new SyncOutcome(new TargetId('warehouse'), 15, 0, 0)
    record.accounts['warehouse p0003'].correlation() == new Correlation.Person('e-3')
  }

  def "P8: what cannot be correlated is quarantined, and a target that never comes holds nobody up for longer than ten minutes"() {
    given:
    directory.with('warehouse', 3)
    def start = Instant.ofEpochMilli(engine.currentTimeMillis())

    when:
    def outcome = sync('warehouse')

    then:
    outcome.quarantined() == 3
    record.accounts.values()*.correlation()*.to() as Set == ['security-desk'] as Set
    Duration.between(start, record.opened[0].at()).toMinutes() == 10
  }

  def "P8: whose they are is asked about as many as the policy says, each by an offboarding of its own that waits for its date"() {
    given:
    directory.with('directory', 3)
    terms.quarantine = new QuarantineRules('olga', Duration.ofDays(14), 2)
    quarantine.unclaimed = ['ghost', 'wraith', 'spook'].collect { new UnclaimedAccount(new AccountRef(it, it), 'no known subject is called so') }

    when:
    sync('directory')

    then:
    quarantine.asked*.only() == [['directory/ghost'], ['directory/wraith']]
    quarantine.asked*.id().toSet().size() == 2
    quarantine.asked.every { Duration.between(it.receivedAt(), it.effectiveAt()) == Duration.ofDays(14) }
    quarantine.asked*.unclaimed()*.to().unique() == ['olga']
    quarantine.asked*.trigger().unique() == [Trigger.POLICY]
  }

  def "P8: where the policy only lists them nobody is asked"() {
    given:
    directory.with('directory', 3)
    quarantine.unclaimed = [new UnclaimedAccount(new AccountRef('ghost', 'ghost'), 'no known subject is called so')]

    when:
    sync('directory')

    then:
    quarantine.asked.empty
  }

  private SyncOutcome sync(String target) {
    begin(target).getResult(SyncOutcome)
  }

  private WorkflowStub begin(String target) {
    def run = WorkflowStub.fromTyped(engine.workflowClient.newWorkflowStub(InventorySyncWorkflow, WorkflowOptions.newBuilder()
        .setWorkflowId("inventory-sync/$target").setTaskQueue(InventorySyncWorkflow.TASK_QUEUE).build()))
    run.start(new SyncRequest(new TargetId(target), null))
    run
  }
}
