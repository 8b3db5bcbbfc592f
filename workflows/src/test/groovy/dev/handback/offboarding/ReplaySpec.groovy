package dev.handback.offboarding

import dev.handback.inactivity.InactivityScanWorkflowImpl
import dev.handback.inventory.InventorySyncWorkflowImpl
import dev.handback.poll.SourcePollWorkflowImpl
import dev.handback.signals.SignalPollWorkflowImpl
import io.temporal.common.WorkflowExecutionHistory
import io.temporal.testing.WorkflowReplayer
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/**
 * Runs that real engines have recorded must go on under today's code: whoever changes the order of what
 * a run does has to keep the old order for runs that began under it.
 */
class ReplaySpec extends Specification {
  private static final Path HISTORIES = Path.of(ReplaySpec.getResource('/histories').toURI())

  def "a run recorded as #story is replayed to the same decisions"() {
    when:
    WorkflowReplayer.replayWorkflowExecution(history(story), OffboardingWorkflowImpl, AccessWatchWorkflowImpl, SeatReclamationWorkflowImpl,
        InventorySyncWorkflowImpl, InactivityScanWorkflowImpl, RestorationWorkflowImpl, ObligationWorkflowImpl, PreviewWorkflowImpl,
        RetirementWorkflowImpl, SourcePollWorkflowImpl, SignalPollWorkflowImpl)

    then:
    noExceptionThrown()

    where:
    story << stories()
  }

  def "the recorded runs cover the faults that change a run's path"() {
    expect:
    stories().containsAll(['leaver', 'future-date', 'unknown-subject', 'worker-killed', 'worker-killed-after-release',
        'engine-killed', 'api-killed', 'record-killed', 'directory-down', 'directory-lost',
        'atelier-down', 'flag-only', 'does-nothing', 'date-moved', 'rescinded',
        'policy-violation', 'signed-off', 'excepted', 'vendor-end', 'workload-retired', 'workload-found-again', 'workload-certificates',
        'access-came-back', 'access-watch',
        'seat-waits', 'seat-reclamation', 'inventory-sync', 'inventory-sync-by-name', 'inactivity-scan',
        'leave', 'rescinded-acting', 'returned', 'returned-worker-killed',
        'obligation', 'preview', 'still-needed', 'downgrade', 'role-change', 'risk-not-confirmed',
        'unclaimed', 'inventory-sync-asks', 'inactivity-scan-keys', 'unused-key',
        'retirement', 'retirement-page', 'retirement-pages', 'retirement-returned', 'source-poll', 'signal-poll'])
  }

  private static List<String> stories() {
    Files.list(HISTORIES).withCloseable { files -> files.collect { it.fileName.toString() - '.json' }.sort() }
  }

  private static WorkflowExecutionHistory history(String story) {
    WorkflowExecutionHistory.fromJson(Files.readString(HISTORIES.resolve(story + '.json')))
  }
}
