package dev.handback.offboarding

import dev.handback.TestEngine
import dev.handback.inventory.FakeDirectory
import dev.handback.offboarding.seat.SeatDowngrade
import io.temporal.api.enums.v1.IndexedValueType
import io.temporal.client.WorkflowOptions
import io.temporal.client.WorkflowStub
import io.temporal.testing.TestWorkflowEnvironment
import spock.lang.AutoCleanup
import spock.lang.Specification

import java.time.Instant

/** The process on the time-skipping server (a stand-in for the engine) with fake targets. */
abstract class ProcessSpec extends Specification {

    @AutoCleanup
    TestWorkflowEnvironment engine = engine(true)
    def estate = new FakeEstate().with('keycloak').with('directory').with('atelier').withSeat('atelier')
    def record = new FakeRecord()
    def listing = new FakeDirectory(enabled: { !(it in estate.disabled) })
    def settings = new FakeSettings('keycloak', 'directory', 'atelier', 'warehouse')
    Instant start = Instant.ofEpochMilli(engine.currentTimeMillis())

    static final OffboardingId ID = new OffboardingId('ob-ada')

    /** With or without skipping time: a record that is away for a moment is away in real time. */
    protected static TestWorkflowEnvironment engine(boolean skipping) {
        TestEngine.start {
            registerSearchAttribute('HandbackStage', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            registerSearchAttribute('HandbackTrigger', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            registerSearchAttribute('HandbackSubjectKind', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            registerSearchAttribute('HandbackRisk', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            registerSearchAttribute('HandbackOpenObligations', IndexedValueType.INDEXED_VALUE_TYPE_INT)
            registerSearchAttribute('HandbackSlaBreached', IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
            registerSearchAttribute('HandbackEffectiveAt', IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
            registerSearchAttribute('HandbackDueAt', IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
            setUseTimeskipping(skipping)
        }
    }

    protected void serve(int approvers = 0) {
        settings.approvers = approvers
        def runs = engine.newWorker(OffboardingWorkflow.TASK_QUEUE)
        runs.registerWorkflowImplementationTypes(OffboardingWorkflowImpl, ObligationWorkflowImpl, PreviewWorkflowImpl, SeatReclamationWorkflowImpl,
                RestorationWorkflowImpl, RetirementWorkflowImpl)
        runs.registerActivitiesImplementations(record, settings)
        engine.newWorker('targets').registerActivitiesImplementations(estate, listing)
        engine.start()
    }

    protected WorkflowStub begin(Map<String, Object> change = [:]) {
        def subject = change.subject as Subject ?: new Subject(change.kind as SubjectKind ?: SubjectKind.EMPLOYEE, 'e-1001', 'ada@example.com', 'Ada L.', 'e-7')
        def request = new OffboardingRequest(ID, subject,
                change.trigger as Trigger ?: Trigger.TERMINATION, change.risk as Risk ?: Risk.NORMAL, change.effectiveAt as Instant, start,
                new Source('bamboohr', 'evt-1', change.triggeredBy as String ?: 'hr@example.com', start), change.keep as List<String> ?: [], change.replacement as String,
                change.only as List<String> ?: [], null, null, null, change.downgrade as SeatDowngrade, change.owner as String, null)
        def run = WorkflowStub.fromTyped(engine.workflowClient.newWorkflowStub(OffboardingWorkflow, WorkflowOptions.newBuilder()
                .setWorkflowId(ID.workflowId()).setTaskQueue(OffboardingWorkflow.TASK_QUEUE).build()))
        run.start(request)
        run
    }

    protected OffboardingOutcome offboard() {
        begin().getResult(OffboardingOutcome)
    }

    protected OffboardingWorkflow stub() {
        engine.workflowClient.newWorkflowStub(OffboardingWorkflow, ID.workflowId())
    }

    protected List<String> stagesOf(String target) {
        estate.log.findAll { it.endsWith(' ' + target) }.collect { it.split(' ')[0] }.unique(false)
    }
}
