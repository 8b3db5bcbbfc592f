package dev.handback.inactivity

import dev.handback.TestEngine
import dev.handback.inactivity.InactivityRecordActivities.Questions
import dev.handback.offboarding.*
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.seat.SeatDowngrade
import io.temporal.client.WorkflowOptions
import io.temporal.testing.TestWorkflowEnvironment
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** What nobody uses is asked about, and goes where nobody answers (T9). */
@Timeout(60)
class InactivityScanSpec extends Specification {
  @AutoCleanup
  TestWorkflowEnvironment engine = TestEngine.start()
  def unused = new FakeUnused()
  Instant now = Instant.ofEpochMilli(engine.currentTimeMillis())

  def setup() {
    def scans = engine.newWorker(InactivityScanWorkflow.TASK_QUEUE)
    scans.registerWorkflowImplementationTypes(InactivityScanWorkflowImpl)
    scans.registerActivitiesImplementations(unused)
    engine.newWorker(OffboardingWorkflow.TASK_QUEUE).registerWorkflowImplementationTypes(ListeningRun)
    engine.start()
  }

  def "T9: an account unused beyond policy is asked about: an offboarding of it alone that waits for the deadline"() {
    given:
    unused.accounts << account('e-1', 91) << account('e-2', 89)

    when:
    def outcome = scan()

    then:
    outcome == new ScanOutcome(1, 1, 0, null)
    with(unused.asked.values().first()) {
      subject().id() == 'e-1'
      trigger() == Trigger.INACTIVITY
      only() == ['crm/account of e-1']
      Duration.between(now, effectiveAt()).toDays() == 14
      source().triggeredBy() == 'inactivity-scan'
    }
  }

  def "T9, T12: who was asked in this period of disuse is not asked again, and is in the next one"() {
    given:
    unused.accounts << account('e-1', 100)

    expect:
    scan().asked() == 1
    scan().asked() == 0

    when:
    engine.sleep(Duration.ofDays(81))

    then:
    scan().asked() == 1
  }

  def "T9: who used it and stopped again is asked again"() {
    given:
    unused.accounts << account('e-1', 170)
    scan()

    when:
    unused.accounts[0] = account('e-1', 95)

    then:
    scan().asked() == 1
  }

  def "T9, S6: a dear seat unused for its own, shorter time is asked about alone: an offboarding that downgrades it and waits for the deadline"() {
    given:
    unused.downgrades << new DowngradeRule(new TargetId('crm'), 'designer', 'viewer', Duration.ofDays(60))
    unused.accounts << account('e-1', 61, 'designer') << account('e-2', 59, 'designer') << account('e-3', 61, 'viewer') << account('e-4', 61)

    when:
    def outcome = scan()

    then:
    outcome.asked() == 1
    with(unused.asked.values().first()) {
      subject().id() == 'e-1'
      trigger() == Trigger.INACTIVITY
      downgrade() == new SeatDowngrade(new TargetId('crm'), new AccountRef('account of e-1', 'e-1'), 'designer', 'viewer')
      Duration.between(now, effectiveAt()).toDays() == 14
    }
  }

  def "T9: an account that is unused for so long that it is asked about itself is not asked about its seat"() {
    given:
    unused.downgrades << new DowngradeRule(new TargetId('crm'), 'designer', 'viewer', Duration.ofDays(60))
    unused.accounts << account('e-1', 91, 'designer')

    when:
    scan()

    then:
    unused.asked.values()*.downgrade() == [null]
    unused.asked.values()*.only() == [['crm/account of e-1']]
  }

  def "T9, T12: a seat is asked about once, also while the inventory has not seen yet that it is another one, and its account in its own time"() {
    given:
    unused.downgrades << new DowngradeRule(new TargetId('crm'), 'designer', 'viewer', Duration.ofDays(60))
    unused.accounts << account('e-1', 61, 'designer')

    expect:
    scan().asked() == 1
    scan().asked() == 0

    when: 'it is a viewer now'
    unused.accounts[0] = account('e-1', 61, 'viewer')
    engine.sleep(Duration.ofDays(20))

    then:
    scan().asked() == 0

    when:
    engine.sleep(Duration.ofDays(10))

    then:
    scan().asked() == 1
    unused.asked.values()*.downgrade()*.to() == ['viewer', null]
  }

  def "T9: a scan asks no more than the policy's share at a time, and the next one goes on"() {
    given:
    unused.accounts.addAll((1..400).collect { account("e-$it", 100) })

    expect:
    scan().asked() == 250
    unused.asked.size() == 250
    scan().asked() == 150
    unused.asked.size() == 400
  }

  def "a scan of very many accounts begins its history anew and has one idea of what is unused"() {
    given: 'all of them asked already'
    unused.accounts.addAll((1..10_050).collect { account("e-$it", 100) })
    unused.accounts.each { unused.ask(new Questions([Question.about(it, unused.current(), now).get()], 1)) }

    when:
    def outcome = scan()

    then:
    outcome.unused() >= 10_050
    unused.queries*.lastUsedBefore().toSet().size() == 1
    engine.workflowClient.fetchHistory('inactivity-scan').events.size() < 50
  }

  def "T9: who uses the account while the question is open has answered it: it is taken back, with why; a run that is over is left alone"() {
    given:
    def id = new OffboardingId('ob-1')
    def run = engine.workflowClient.newUntypedWorkflowStub('Offboarding', WorkflowOptions.newBuilder()
        .setWorkflowId(id.workflowId()).setTaskQueue(OffboardingWorkflow.TASK_QUEUE).build())
    run.start()
    unused.usedAgain << new UsedAgain(new OffboardingId('ob-over'), new TargetId('crm'), now) << new UsedAgain(id, new TargetId('crm'), now)

    expect:
    scan() == new ScanOutcome(0, 0, 1, null)
    run.getResult(String) == "inactivity-scan: used again on crm at $now"
  }

  private ScanOutcome scan() {
    engine.workflowClient.newWorkflowStub(InactivityScanWorkflow, WorkflowOptions.newBuilder()
        .setWorkflowId('inactivity-scan').setTaskQueue(InactivityScanWorkflow.TASK_QUEUE).build()).scan(new ScanRequest(null))
  }

  private UnusedAccount account(String subject, int unusedDays, String seat = null) {
    new UnusedAccount(new TargetId('crm'), new AccountRef("account of $subject", subject),
        new Subject(SubjectKind.EMPLOYEE, subject, null, null, null), now - Duration.ofDays(unusedDays), seat)
  }
}
