package dev.handback.offboarding

import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemStatus
import dev.handback.offboarding.access.ProofMethod
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.seat.SeatAccount
import io.temporal.api.enums.v1.IndexedValueType
import io.temporal.client.WorkflowClient
import io.temporal.client.WorkflowOptions
import io.temporal.client.WorkflowStub
import io.temporal.testing.TestEnvironmentOptions
import io.temporal.testing.TestWorkflowEnvironment
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

import java.time.Duration
import java.time.Instant

/** The process on the time-skipping server (a stand-in for the engine) with fake targets. */
class OffboardingWorkflowSpec extends Specification {

    @AutoCleanup
    TestWorkflowEnvironment engine = engine(true)
    def estate = new FakeEstate().with('keycloak').with('directory').with('atelier').withSeat('atelier')
    def record = new FakeRecord()
    Instant start = Instant.ofEpochMilli(engine.currentTimeMillis())

    def "stages run in the order of the policy, and every item ends in one disposition (S1 to S7, R4)"() {
        given:
        serve()

        when:
        def outcome = offboard()

        then:
        outcome.state() == OffboardingState.SEALED
        stagesOf('keycloak') == ['REVOKE_SESSIONS', 'ROTATE_SECRETS', 'CHECK_DEPENDENCIES', 'DISABLE_ACCOUNTS', 'VERIFY']
        stagesOf('atelier').last() == 'RELEASE_SEATS'
        record.items.values()*.disposition().toSet() == [Disposition.REMOVED, Disposition.RECLAIMED] as Set
        record.obligations.empty
    }

    def "an ordinary leaver has no child workflow and a history that a person reads at a glance"() {
        given:
        serve()

        when:
        offboard()
        def events = engine.workflowClient.fetchHistory(ID.workflowId()).events

        then:
        events.size() < 120
        !events.any { it.hasStartChildWorkflowExecutionInitiatedEventAttributes() }
    }

    def "a seat moves only after access is proven gone, from held over pending to freed (S6, L2)"() {
        given:
        serve()

        when:
        offboard()

        then:
        record.seats.collect { [it.from(), it.to()] } ==
                [[SeatAccount.HELD, SeatAccount.PENDING], [SeatAccount.PENDING, SeatAccount.FREED]]
        estate.log.indexOf('RELEASE_SEATS atelier') > estate.log.indexOf('VERIFY atelier')
    }

    def "a target that is down never stops another target (S8)"() {
        given:
        serve()
        estate.down << 'directory'
        def run = begin()

        when:
        engine.sleep(Duration.ofMinutes(10))

        then: 'everybody else is through'
        record.items.values().findAll { it.item().target().value() != 'directory' }.every { it.disposed() }
        record.seats.last().to() == SeatAccount.FREED

        and: 'the debt is there, from the first failure, with its clock'
        def debt = record.obligations.last()
        debt.kind() == ObligationKind.CONNECTOR_DEBT
        debt.state() == ObligationState.OPEN
        debt.assignee() == 'directory-owner'
        debt.dueAt() == debt.openedAt() + FakeSettings.SLA
        record.entered.last().state() == OffboardingState.WAITING

        when: 'the target returns'
        estate.down.clear()
        def outcome = run.getResult(OffboardingOutcome)

        then:
        outcome.state() == OffboardingState.SEALED
        record.obligations.last().state() == ObligationState.MET
        record.openAtTheEnd.empty
        record.items.values().every { it.disposed() }
    }

    def "a connector debt is escalated when its SLA is over, goes on, and ends in removal, then its seat (O3)"() {
        given:
        serve()
        estate.down << 'atelier'
        def run = begin()

        when:
        engine.sleep(Duration.ofDays(7))

        then:
        record.obligations*.escalation().max() == 1
        record.obligations.last().assignee() == 'security-desk'
        record.seats.empty

        when:
        estate.down.clear()
        run.getResult(OffboardingOutcome)

        then:
        def log = estate.log
        log.lastIndexOf('RELEASE_SEATS atelier') > log.lastIndexOf('VERIFY atelier')
        record.seats.last().to() == SeatAccount.FREED
    }

    def "the seat of a target that was down waits until the record has heard the proof, however late that is (R4)"() {
        given:
        serve()
        estate.down << 'atelier'
        begin()
        engine.sleep(Duration.ofMinutes(10))

        when: 'it returns while the record is away for a moment'
        record.away.set(1)
        estate.down.clear()
        // no further than the next attempt: the server would skip years while the record is tried again
        engine.sleep(Duration.ofMinutes(2))

        then:
        new PollingConditions(timeout: 30).eventually {
            assert record.seats && record.seats.last().to() == SeatAccount.FREED
        }
        record.away.get() == 0
        record.tooEarly == []
    }

    def "a week of a target that is down leaves a history far below the limits"() {
        given:
        serve()
        estate.down << 'directory'
        def run = begin()

        when:
        engine.sleep(Duration.ofDays(7))
        estate.down.clear()
        run.getResult(OffboardingOutcome)

        then:
        engine.workflowClient.fetchHistory(ID.workflowId()).events.size() < 200
    }

    def "a target that said nothing while planning is asked until it does, and nothing there is forgotten (P1, S8)"() {
        given:
        serve()
        estate.down << 'keycloak'
        def run = begin()
        engine.sleep(Duration.ofSeconds(1))

        when:
        estate.down.clear()
        run.getResult(OffboardingOutcome)

        then:
        record.planned*.unreached().flatten()*.target()*.value().unique() == ['keycloak']
        record.items.values().count { it.item().target().value() == 'keycloak' && it.status() == ItemStatus.PROVEN } == 3
    }

    def "an item that is still allowed goes back to work until it is proven (S5)"() {
        given:
        serve()
        estate.lying << 'keycloak'
        def run = begin()

        when:
        engine.sleep(Duration.ofMinutes(5))

        then:
        record.items.values().any { it.status() == ItemStatus.STILL_ALLOWED }
        estate.log.count { it == 'DISABLE_ACCOUNTS keycloak' } > 1

        when:
        estate.lying.clear()
        run.getResult(OffboardingOutcome)

        then:
        record.items.values().every { it.disposed() }
    }

    def "the record names each stage once, in order, also while a target is chased (R1)"() {
        given:
        serve()
        estate.lying << 'atelier'
        def run = begin()

        when: 'its access goes while the stage still waits for it'
        engine.sleep(Duration.ofSeconds(3))
        estate.lying.clear()
        run.getResult(OffboardingOutcome)

        then:
        def stages = record.entered*.stage()
        stages == stages.toSorted()
    }

    def "nothing is touched before a future effective date, and access that came meanwhile is found (T1)"() {
        given:
        serve()
        def run = begin(effectiveAt: start + Duration.ofDays(40))

        when:
        engine.sleep(Duration.ofDays(39))

        then:
        estate.log.every { it == 'PLAN' }
        record.entered.last().state() == OffboardingState.SCHEDULED

        when:
        estate.with('warehouse')
        run.getResult(OffboardingOutcome)

        then:
        stagesOf('warehouse').last() == 'VERIFY'
    }

    def "a subject nobody knows is never dropped: a person says who it is (O1)"() {
        given:
        serve()
        estate.access.clear()
        def run = begin()
        engine.sleep(Duration.ofMinutes(1))

        expect:
        record.obligations.last().kind() == ObligationKind.IDENTIFY_SUBJECT
        def item = record.items.values().first().item()

        when:
        stub().removedByHand(new ManualRemoval(item.id(), 'olga', ManualRemoval.Outcome.DONE, 'no accounts: never joined', start))
        run.getResult(OffboardingOutcome)

        then:
        record.items.values().first().bestProof().method() == ProofMethod.ATTESTED
        record.obligations.last().state() == ObligationState.MET
    }

    def "what no connector can remove is owed by its owner, and the seat waits for the attestation (O2)"() {
        given:
        serve()
        estate.manual << 'atelier'
        def run = begin()
        engine.sleep(Duration.ofMinutes(1))

        expect:
        record.obligations.last().kind() == ObligationKind.MANUAL_REMOVAL
        record.obligations.last().assignee() == 'atelier-owner'
        record.seats.empty

        when:
        record.items.values().findAll { it.status() == ItemStatus.NEEDS_PERSON }.each {
            stub().removedByHand(new ManualRemoval(it.item().id(), 'otto', ManualRemoval.Outcome.DONE, 'switched off, screenshot 7', start))
        }
        run.getResult(OffboardingOutcome)

        then:
        record.seats.last().to() == SeatAccount.FREED
    }

    def "nothing is touched before the approvers of the policy said yes; #who does not count (P5)"() {
        given:
        serve(1)
        def run = begin()

        when:
        stub().decide(new ApprovalDecision(word, ApprovalDecision.Decision.APPROVE, null, start))
        engine.sleep(Duration.ofMinutes(1))

        then:
        estate.log == ['PLAN']

        when:
        stub().decide(new ApprovalDecision('anna', ApprovalDecision.Decision.APPROVE, 'fine', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED

        where:
        who             | word
        'the subject'   | 'ada@example.com'
        'the requester' | 'hr@example.com'
    }

    def "an approver's no ends the run with nothing touched"() {
        given:
        serve(1)
        def run = begin()

        when:
        stub().decide(new ApprovalDecision('anna', ApprovalDecision.Decision.REJECT, 'wrong Ada', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.REJECTED
        estate.log == ['PLAN']
    }

    def "a target that was down when asked is not touched either before #what (T1, P5)"() {
        given:
        serve(approvers)
        estate.down << 'directory'
        def run = begin(effectiveAt: start + Duration.ofDays(40))

        when: 'it returns, is asked, and nothing else'
        engine.sleep(Duration.ofDays(1))
        estate.down.clear()
        engine.sleep(Duration.ofDays(38))

        then:
        estate.log.every { it == 'PLAN' }
        record.items.values()*.item()*.target()*.value().contains('directory')
        record.obligations.findAll { it.kind() == ObligationKind.CONNECTOR_DEBT }.last().state() == ObligationState.MET

        when:
        if (approvers) {
            stub().decide(new ApprovalDecision('anna', ApprovalDecision.Decision.APPROVE, 'fine', start))
        }

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        stagesOf('directory').first() == 'REVOKE_SESSIONS'

        where:
        what            | approvers
        'the date'      | 0
        'the approvals' | 1
    }

    def "an approver's no ends the run also while a target that is down is asked, and nobody owes anything (P5)"() {
        given:
        serve(1)
        estate.down << 'directory'
        def run = begin()
        engine.sleep(Duration.ofMinutes(1))

        when:
        stub().decide(new ApprovalDecision('anna', ApprovalDecision.Decision.REJECT, 'wrong Ada', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.REJECTED
        estate.log.every { it == 'PLAN' }
        record.openAtTheEnd.empty
    }

    def "risk never waits for an approver (T7)"() {
        given:
        serve(2)

        expect:
        begin(risk: Risk.HIGH).getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    static final OffboardingId ID = new OffboardingId('ob-ada')

    /** With or without skipping time: a record that is away for a moment is away in real time. */
    private static TestWorkflowEnvironment engine(boolean skipping) {
        TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .registerSearchAttribute('HandbackStage', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute('HandbackTrigger', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute('HandbackSubjectKind', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute('HandbackRisk', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute('HandbackOpenObligations', IndexedValueType.INDEXED_VALUE_TYPE_INT)
                .registerSearchAttribute('HandbackSlaBreached', IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute('HandbackEffectiveAt', IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
                .setUseTimeskipping(skipping)
                .build())
    }

    private void serve(int approvers = 0) {
        def runs = engine.newWorker(OffboardingWorkflow.TASK_QUEUE)
        runs.registerWorkflowImplementationTypes(OffboardingWorkflowImpl)
        runs.registerActivitiesImplementations(record, new FakeSettings(approvers, 'keycloak', 'directory', 'atelier', 'warehouse'))
        engine.newWorker('targets').registerActivitiesImplementations(estate)
        engine.start()
    }

    private WorkflowStub begin(Map<String, Object> change = [:]) {
        def request = new OffboardingRequest(ID, new Subject(SubjectKind.EMPLOYEE, 'e-1001', 'ada@example.com', 'Ada L.', 'e-7'),
                Trigger.TERMINATION, change.risk as Risk ?: Risk.NORMAL, change.effectiveAt as Instant, start,
                new Source('bamboohr', 'evt-1', 'hr@example.com', start), [], null)
        def run = WorkflowStub.fromTyped(engine.workflowClient.newWorkflowStub(OffboardingWorkflow, WorkflowOptions.newBuilder()
                .setWorkflowId(ID.workflowId()).setTaskQueue(OffboardingWorkflow.TASK_QUEUE).build()))
        run.start(request)
        run
    }

    private OffboardingOutcome offboard() {
        begin().getResult(OffboardingOutcome)
    }

    private OffboardingWorkflow stub() {
        engine.workflowClient.newWorkflowStub(OffboardingWorkflow, ID.workflowId())
    }

    private List<String> stagesOf(String target) {
        estate.log.findAll { it.endsWith(' ' + target) }.collect { it.split(' ')[0] }.unique(false)
    }
}
