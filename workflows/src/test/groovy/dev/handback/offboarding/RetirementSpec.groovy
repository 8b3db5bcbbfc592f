package dev.handback.offboarding

import dev.handback.inventory.FakeDirectory
import dev.handback.offboarding.access.*
import dev.handback.offboarding.obligation.ObligationKind
import io.temporal.api.common.v1.WorkflowExecution
import io.temporal.client.WorkflowOptions
import io.temporal.client.WorkflowStub
import java.time.Duration
import java.time.Instant
import spock.lang.Timeout

/** A whole application ends: all its accounts, page by page (T6). */
@Timeout(60)
class RetirementSpec extends ProcessSpec {

    static final Subject ATELIER = new Subject(SubjectKind.APPLICATION, 'atelier', null, 'Atelier', null)
    static final Rescission BACK = new Rescission('olga', 'the contract goes on', Instant.EPOCH)

    def setup() {
        estate.access.removeIf { it.target().value() == 'atelier' }
    }

    @Timeout(240)
    def "an application of 10,000 accounts is retired with every account gone and no run over 4,096 events (T6)"() {
        given:
        serve()
        estate.access.clear()
        listing.with('atelier', 10_000)

        when:
        def outcome = retire().getResult(OffboardingOutcome)

        then:
        outcome.state() == OffboardingState.SEALED
        record.items.size() == 30_000
        record.items.values().every { it.disposition() == Disposition.REMOVED }
        estate.disabled.size() == 10_000
        pages().size() == 200
        record.seals.size() == 201
        record.obligations.empty

        and: 'the list of pages begins its history anew, and a page is as short as anybody\'s run'
        def chain = lengths(RetirementWorkflow.idOf(ID))
        chain.size() > 1
        chain.max() < 2500
        lengths(ID.workflowId()) == [lengths(ID.workflowId()).max()]
        lengths(ID.workflowId()).max() < 120
        lengths(page(1).workflowId()).max() < 150
    }

    def "what other targets know of the application goes in the same retirement (T6)"() {
        given:
        serve()
        listing.with('atelier', 120)

        when:
        def outcome = retire().getResult(OffboardingOutcome)

        then:
        outcome.state() == OffboardingState.SEALED
        record.items.values()*.item().findAll { it.account().id() == 'ada' }*.target()*.value().toSet() == ['keycloak', 'directory'] as Set
        pages() == [page(1), page(2), page(3)] as Set
        record.items.values().every { it.disposed() }

        and: 'the last to be sealed is the retirement'
        record.seals.last().offboarding() == ID
    }

    def "two people agree to the end of an application where no rule says otherwise, whatever its risk, and once for all its pages (T6, P5)"() {
        given:
        serve()
        settings.noRules = true
        listing.with('atelier', 60)
        def run = retire(risk: Risk.HIGH)

        when:
        engine.sleep(Duration.ofHours(1))
        approve('anna')
        engine.sleep(Duration.ofHours(1))

        then:
        listing.answered.empty
        estate.disabled.empty

        when:
        approve('bert')

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.obligations*.kind().toSet() == [ObligationKind.APPROVAL] as Set
    }

    def "the account that Handback signs in with stays, and the record says so (T6)"() {
        given:
        serve()
        listing.with('atelier', 10).withOwn('atelier', 'handback')

        when:
        retire().getResult(OffboardingOutcome)

        then:
        !('handback' in estate.disabled)
        !record.items.values()*.item()*.account()*.id().contains('handback')
        with(record.planned.findAll { it.offboarding() == ID }*.kept().flatten()) {
            it*.name() == ['handback']
            it*.target()*.value() == ['atelier']
        }
    }

    def "who is made while the application is retired goes as well (T6)"() {
        given:
        serve()
        listing.with('atelier', 60)
        estate.whenDone = { done ->
            if (done == 'VERIFY atelier' && listing.accounts.atelier.size() == 60) {
                listing.accounts.atelier.add(0, FakeDirectory.person(7777))
            }
        }

        when:
        retire().getResult(OffboardingOutcome)

        then:
        'p7777' in estate.disabled
        pages() == [page(1), page(2), page(3)] as Set
        record.items.size() == 2 * 3 + 61 * 3
    }

    def "a target that goes down holds the pages that follow, and all of them are gone when it is back (T6, O3)"() {
        given:
        serve()
        listing.with('atelier', 2000)
        estate.whenDone = { done ->
            if (done == 'ROTATE_SECRETS atelier') {
                estate.down << 'atelier'
                listing.down.set(1000)
            }
        }
        def run = retire()

        when:
        engine.sleep(Duration.ofHours(5))

        then:
        def owed = record.obligations.findAll { it.kind() == ObligationKind.CONNECTOR_DEBT }
        owed.every { it.target().value() == 'atelier' }
        owed*.id().toSet().size() <= 8
        owed.any { it.escalation() > 0 }

        when:
        estate.whenDone = {}
        listing.down.set(0)
        estate.down.clear()

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        estate.disabled.findAll { it.startsWith('p') }.size() == 2000
    }

    def "pages that wait for people hold no other page up, and the retirement waits for all of them (T6, O2)"() {
        given:
        serve()
        listing.with('atelier', 201)
        estate.manual << 'atelier'
        def run = retire()

        when:
        engine.sleep(Duration.ofHours(1))

        then:
        pages() == (1..5).collect { page(it) } as Set
        record.seals.empty

        when:
        estate.disabled.addAll(listing.accounts.atelier*.account()*.id())
        (1..5).each { number ->
            def asked = engine.workflowClient.newWorkflowStub(OffboardingWorkflow, page(number).workflowId())
            itemsOf(page(number)).findAll { record.items[it.id()].status() == ItemStatus.NEEDS_PERSON }.each {
                asked.removedByHand(new ManualRemoval(it.id(), 'owner', ManualRemoval.Outcome.DONE, 'seen', start))
            }
        }

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    def "an application that is no target is a person's to find, never dropped (T6, O1)"() {
        given:
        serve()
        def run = retire(subject: new Subject(SubjectKind.APPLICATION, 'wiki', null, 'Wiki', null))

        when:
        engine.sleep(Duration.ofHours(1))

        then:
        record.obligations.first().kind() == ObligationKind.IDENTIFY_SUBJECT
        record.obligations.first().why().contains('Wiki')
        record.seals.empty

        when:
        stub().removedByHand(new ManualRemoval(record.obligations.first().item(), 'desk', ManualRemoval.Outcome.DONE, 'switched off', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    def "who said in time what an unknown application is, is not asked again at its date (T6, O1)"() {
        given:
        serve()
        def run = retire(subject: new Subject(SubjectKind.APPLICATION, 'wiki', null, 'Wiki', null), effectiveAt: start + Duration.ofDays(7))
        engine.sleep(Duration.ofHours(1))

        when:
        stub().removedByHand(new ManualRemoval(record.obligations.first().item(), 'desk', ManualRemoval.Outcome.DONE, 'switched off', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.obligations*.id().toSet().size() == 1
    }

    def "an application whose accounts nobody can list is its owner's task (T6, O2)"() {
        given:
        serve()
        listing.mute << 'atelier'
        def run = retire()

        when:
        engine.sleep(Duration.ofHours(1))

        then:
        with(record.obligations.last()) {
            kind() == ObligationKind.MANUAL_REMOVAL
            assignee() == 'atelier-owner'
            why().contains('cannot list')
        }

        when:
        stub().removedByHand(new ManualRemoval(record.obligations.last().item(), 'owner', ManualRemoval.Outcome.DONE, 'contract ended', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    def "a retirement that is taken back in the middle begins no page any more, and every page gives back what it took (T6, T13)"() {
        given:
        serve()
        listing.with('atelier', 1000)
        estate.whenDone = { if (record.seals.size() >= 6) { estate.whenDone = {}; stub().rescind(BACK) } }

        when:
        def outcome = retire().getResult(OffboardingOutcome)

        then:
        outcome.state() == OffboardingState.RESCINDED
        pages().size() < 20
        estate.disabled.empty
        record.seals.groupBy { it.offboarding() }.every { id, seals -> seals.last().state() == OffboardingState.RESCINDED }
        record.seals*.offboarding().toSet() == pages() + ID

        and: 'those that were over as well'
        record.seals.count { it.state() == OffboardingState.SEALED } >= 6
    }

    def "a retirement that is taken back after its end has every page give back what it took (T6, T13)"() {
        given:
        serve()
        listing.with('atelier', 120)
        retire().getResult(OffboardingOutcome)
        assert estate.disabled.size() > 120

        when:
        def run = engine.workflowClient.newWorkflowStub(RestorationWorkflow, WorkflowOptions.newBuilder()
                .setWorkflowId(RestorationWorkflow.idOf(ID)).setTaskQueue(OffboardingWorkflow.TASK_QUEUE).build())
        def outcome = run.restore(new RestorationRequest(ID, BACK))

        then:
        outcome.state() == OffboardingState.RESCINDED
        estate.disabled.empty
        record.seals.drop(4)*.state().toSet() == [OffboardingState.RESCINDED] as Set
        record.seals.drop(4)*.offboarding().toSet() == pages() + ID
        record.rescissions*.heeded().unique() == [true]
    }

    private WorkflowStub retire(Map<String, Object> change = [:]) {
        begin([trigger: Trigger.APPLICATION_RETIREMENT, subject: ATELIER] + change)
    }

    private void approve(String by) {
        stub().decide(new ApprovalDecision(by, ApprovalDecision.Decision.APPROVE, 'end of contract', start))
    }

    private static OffboardingId page(int number) {
        RetirementPage.idOf(ID, number)
    }

    private Set<OffboardingId> pages() {
        record.requests.keySet().findAll { it != ID } as Set
    }

    private List<AccessItem> itemsOf(OffboardingId id) {
        record.planned.findAll { it.offboarding() == id }*.items().flatten()
    }

    /** How many events each run of the chain has, the last first. */
    private List<Integer> lengths(String workflow) {
        def lengths = []
        def run = ''
        while (run != null) {
            def events = engine.workflowClient.fetchHistory(workflow, run ?: null).events
            lengths << events.size()
            run = events.first().workflowExecutionStartedEventAttributes.continuedExecutionRunId ?: null
        }
        lengths
    }
}
