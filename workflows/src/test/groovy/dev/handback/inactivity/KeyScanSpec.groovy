package dev.handback.inactivity

import dev.handback.TestEngine
import dev.handback.offboarding.*
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import io.temporal.client.WorkflowOptions
import io.temporal.testing.TestWorkflowEnvironment
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** The keys that nobody uses: the workload's owner is asked, once for all of a workload's (T9, S9). */
@Timeout(60)
class KeyScanSpec extends Specification {
  @AutoCleanup
  TestWorkflowEnvironment engine = TestEngine.start()
  def unused = new FakeUnused(keyRule: rule())
  Instant now = Instant.ofEpochMilli(engine.currentTimeMillis())

  def setup() {
    def scans = engine.newWorker(InactivityScanWorkflow.TASK_QUEUE)
    scans.registerWorkflowImplementationTypes(InactivityScanWorkflowImpl)
    scans.registerActivitiesImplementations(unused)
    engine.start()
  }

  def "T9: a key unused beyond its own time is asked about: an offboarding of it alone that waits for the deadline, with its owner"() {
    given:
    unused.keys << key('w-1', 'build', 61) << key('w-2', 'report', 59)

    when:
    def outcome = scan()

    then:
    outcome == new ScanOutcome(0, 0, 0, new KeysFound(1, 1, 0))
    unused.keyQueries.every { it.seenSince() == it.unusedSinceBefore() + Duration.ofDays(60 - 7) }
    with(unused.asked.values().first()) {
      subject() == new Subject(SubjectKind.WORKLOAD, 'w-1', null, null, null)
      trigger() == Trigger.INACTIVITY
      only() == ['keycloak/client/build']
      owner() == 'team-blue'
      Duration.between(now, effectiveAt()).toDays() == 30
      source().triggeredBy() == 'inactivity-scan'
    }
  }

  def "T9: several keys of one workload are one offboarding; where their owners differ, each target's own is asked"() {
    given:
    unused.keys << key('w-1', 'build', 61) << key('w-1', 'build-old', 99, owner)

    when:
    scan()

    then:
    unused.asked.size() == 1
    unused.asked.values().first().only() == ['keycloak/client/build', 'keycloak/client/build-old']
    unused.asked.values().first().owner() == asked

    where:
    owner       || asked
    'team-blue' || 'team-blue'
    'team-red'  || null
  }

  def "T9: what policy excepts is never asked about: #except"() {
    given:
    unused.keyRule = rule([except])
    unused.keys << key('w-1', 'build', 61)

    expect:
    scan().keys() == (asked ? new KeysFound(1, 1, 0) : new KeysFound(0, 0, 0))

    where:
    except                 || asked
    'keycloak/build'       || false
    'keycloak/BUI*'        || false
    'keycloak/account of*' || false
    'keycloak/client/*'    || false
    'crm/build'            || true
    'keycloak/uild'        || true
  }

  def "T9: keys of which nobody can tell whether they are used are counted, and nobody is asked about them"() {
    given:
    unused.notKnown = 7

    expect:
    scan().keys() == new KeysFound(0, 0, 7)
    unused.asked.isEmpty()
  }

  def "T9: without a rule nobody looks at keys"() {
    given:
    unused.keyRule = null
    unused.keys << key('w-1', 'build', 500)

    expect:
    scan().keys() == null
    unused.asked.isEmpty()
  }

  def "T9: a scan asks the owners of so many workloads at a time, page by page, and accounts have a share of their own"() {
    given:
    (1..300).each { unused.keys << key("w-${1000 + it}", "k-$it", 61) }
    unused.accounts << new UnusedAccount(new TargetId('crm'), new AccountRef('a', 'a'), new Subject(SubjectKind.EMPLOYEE, 'e-1', null, null, null), now - Duration.ofDays(91), null)

    expect:
    with(scan()) {
      keys() == new KeysFound(300, 250, 0)
      asked() == 1
    }
    scan().keys() == new KeysFound(50, 50, 0)
    unused.asked.values().findAll { it.subject().kind() == SubjectKind.WORKLOAD }*.subject()*.id().toSet().size() == 300
  }

  def "T9, T12: the same is asked once in a period"() {
    given:
    unused.keys << key('w-1', 'build', 61)

    expect:
    scan().keys().asked() == 1
    scan().keys().asked() == 0

    when:
    engine.sleep(Duration.ofDays(61))

    then:
    scan().keys().asked() == 1
  }

  private ScanOutcome scan() {
    engine.workflowClient.newWorkflowStub(InactivityScanWorkflow, WorkflowOptions.newBuilder()
        .setWorkflowId('inactivity-scan').setTaskQueue(InactivityScanWorkflow.TASK_QUEUE).build()).scan(new ScanRequest(null))
  }

  private static KeyRule rule(List<String> except = []) {
    new KeyRule(Duration.ofDays(60), Duration.ofDays(30), except)
  }

  private UnusedKey key(CharSequence workload, CharSequence name, int unusedDays, String owner = 'team-blue') {
    new UnusedKey(new TargetId('keycloak'), new AccountRef("user-of-$name", "account of $name"), new AccountRef("client/$name", "$name"),
        new Subject(SubjectKind.WORKLOAD, "$workload", null, null, null), owner, now - Duration.ofDays(unusedDays))
  }
}
