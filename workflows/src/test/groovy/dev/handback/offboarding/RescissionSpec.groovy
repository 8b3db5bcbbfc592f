package dev.handback.offboarding

import dev.handback.offboarding.access.*
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.record.AccountHolders
import dev.handback.offboarding.seat.SeatAccount
import io.temporal.client.WorkflowOptions
import io.temporal.client.WorkflowStub
import java.time.Duration
import java.time.Instant
import spock.lang.Timeout

/** Who is taken back after the run acted gets back what can be given back (T13). */
@Timeout(60)
class RescissionSpec extends ProcessSpec {

    static final Rescission BACK = new Rescission('olga', 'signed a new contract', Instant.EPOCH)

    def "who is taken back in the middle of the run has their accounts again, and nothing more is taken (T13)"() {
        given:
        serve()
        estate.whenDone = { if (it == 'DISABLE_ACCOUNTS keycloak') stub().rescind(BACK) }

        when:
        def outcome = offboard()

        then:
        outcome.state() == OffboardingState.RESCINDED
        record.seals*.state() == [OffboardingState.RESCINDED]
        record.rescissions*.heeded() == [true]
        !estate.log.any { it.startsWith('VERIFY') || it.startsWith('RELEASE_SEATS') }
        of(ItemKind.ACCOUNT)*.status().unique() == [ItemStatus.RESTORED]
        of(ItemKind.ACCOUNT)*.disposition().unique() == [null]

        and: 'what cannot be undone is told, item by item'
        of(ItemKind.CREDENTIAL).every { it.returned().result() == Return.Result.IRREVERSIBLE && it.residual() }
        of(ItemKind.SESSIONS).every { it.returned().result() == Return.Result.IRREVERSIBLE }

        and: 'the seat that was not touched is held as before'
        record.seats.empty
        of(ItemKind.SEAT)*.status() == [ItemStatus.PLANNED]
    }

    def "who is taken back before anything was disabled is not asked for at all (T13)"() {
        given:
        serve()
        estate.whenDone = { if (it == 'REVOKE_SESSIONS keycloak') stub().rescind(BACK) }

        expect:
        offboard().state() == OffboardingState.RESCINDED
        estate.log.unique(false).every { it == 'PLAN' || it.startsWith('REVOKE_SESSIONS') }
    }

    def "a target that is down when somebody is taken back is owed and asked until it answers (T13, O3)"() {
        given:
        serve()
        estate.whenDone = {
            if (it == 'VERIFY keycloak') {
                estate.down << 'directory'
                stub().rescind(BACK)
            }
        }
        def run = begin()

        when:
        engine.sleep(Duration.ofDays(2))

        then:
        of(ItemKind.ACCOUNT).findAll { it.status() == ItemStatus.RESTORED }*.item()*.target()*.value().toSet() == ['keycloak', 'atelier'] as Set
        with(record.obligations.last()) {
            kind() == ObligationKind.CONNECTOR_DEBT
            state() == ObligationState.OPEN
            escalation() == 1
        }
        record.entered.last().state() == OffboardingState.WAITING

        when:
        estate.down.clear()

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        of(ItemKind.ACCOUNT)*.status().unique() == [ItemStatus.RESTORED]
        record.openAtTheEnd.empty
        engine.workflowClient.fetchHistory(ID.workflowId()).events.size() < 200
    }

    def "an account that somebody else locked stays locked, and the record says so (T13)"() {
        given:
        serve()
        estate.lockedByOthers << 'directory'
        estate.whenDone = { if (it == 'VERIFY keycloak') stub().rescind(BACK) }

        expect:
        offboard().state() == OffboardingState.RESCINDED
        with(of(ItemKind.ACCOUNT).find { it.item().target().value() == 'directory' }) {
            returned().result() == Return.Result.NOT_OURS
            disposition() == Disposition.REMOVED
            residual() == ['restoration at directory']
        }
    }

    def "an account that another offboarding holds is not even asked for (T13)"() {
        given:
        serve()
        def theirs = new TargetAccount(new TargetId('keycloak'), 'ada')
        record.stands << new AccountHolders.Stand(theirs, new OffboardingId('ob-risk'), Trigger.RISK)
        estate.whenDone = { if (it == 'VERIFY keycloak') stub().rescind(BACK) }

        expect:
        offboard().state() == OffboardingState.RESCINDED
        !estate.log.contains('RESTORE keycloak')
        of(ItemKind.ACCOUNT).find { it.item().target().value() == 'keycloak' }.returned().how() == 'offboarding ob-risk (RISK) holds the account'
    }

    def "the last one to be taken back gives back what the ones before it had to leave shut, as they found it (T13)"() {
        given:
        serve()
        estate.whenDone = {
            if (it == 'VERIFY keycloak') {
                def account = of(ItemKind.ACCOUNT).find { it.item().target().value() == 'keycloak' }.item()
                record.leftShut << new Suspended(account.being('enabled'), true, ['left by the first'])
                stub().rescind(BACK)
            }
        }

        expect:
        offboard().state() == OffboardingState.RESCINDED
        with(estate.restored.find { it.item().target().value() == 'keycloak' }) {
            item().snapshot() == 'enabled'
            fingerprints() == ['left by the first']
        }
    }

    def "an account that another offboarding began to hold while it was enabled is shut again (T13, T7)"() {
        given:
        serve()
        def theirs = new TargetAccount(new TargetId('keycloak'), 'ada')
        estate.whenDone = {
            if (it == 'VERIFY keycloak') stub().rescind(BACK)
            if (it == 'RESTORE keycloak') record.stands << new AccountHolders.Stand(theirs, new OffboardingId('ob-risk'), Trigger.RISK)
        }

        expect:
        offboard().state() == OffboardingState.RESCINDED
        estate.log.lastIndexOf('DISABLE_ACCOUNTS keycloak') > estate.log.lastIndexOf('RESTORE keycloak')
        of(ItemKind.ACCOUNT).find { it.item().target().value() == 'keycloak' }.returned().result() == Return.Result.NOT_OURS
    }

    def "a chase is called off, nobody owes anything any more, and its target is looked at all the same (T13)"() {
        given:
        serve()
        estate.lying << 'directory'
        def run = begin()
        engine.sleep(Duration.ofMinutes(10))

        when:
        stub().rescind(BACK)

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        record.openAtTheEnd.empty
        estate.log.last().startsWith('RESTORE')
        estate.restored.any { it.item().target().value() == 'directory' && it.item().kind() == ItemKind.ACCOUNT }
    }

    def "a seat that was freed is told with its pool; one whose release did not end is looked at (T13, L2)"() {
        given:
        serve()
        estate.whenDone = { if (it == 'RELEASE_SEATS atelier') stub().rescind(BACK) }

        expect:
        offboard().state() == OffboardingState.RESCINDED
        with(of(ItemKind.SEAT).first().returned()) {
            result() == Return.Result.IRREVERSIBLE
            how().contains('atelier/designer')
        }
        record.seats.last().to() == SeatAccount.FREED
    }

    def "a seat that waits for a person is held again when its release is taken back (T13, L2)"() {
        given:
        serve()
        estate.manualSeats << 'atelier'
        def run = begin()
        engine.sleep(Duration.ofMinutes(1))

        when:
        stub().rescind(BACK)
        run.getResult(OffboardingOutcome)

        then:
        record.seats.collect { [it.from(), it.to()] } == [[SeatAccount.HELD, SeatAccount.PENDING], [SeatAccount.PENDING, SeatAccount.HELD]]
    }

    def "the subject's own word takes nothing back (P5)"() {
        given:
        serve()
        estate.whenDone = { if (it == 'REVOKE_SESSIONS keycloak') stub().rescind(new Rescission('e-1001', 'I stay', start)) }

        expect:
        offboard().state() == OffboardingState.SEALED
        record.rescissions*.heeded() == [false]
    }

    def "a sealed offboarding is taken back by a run of its own, which seals the record once more (T13)"() {
        given:
        serve()
        offboard()

        when:
        def outcome = restore()

        then:
        outcome.state() == OffboardingState.RESCINDED
        record.seals*.state() == [OffboardingState.SEALED, OffboardingState.RESCINDED]
        of(ItemKind.ACCOUNT)*.status().unique() == [ItemStatus.RESTORED]
        estate.restored*.told().unique() == [true]
        of(ItemKind.SEAT).first().returned().result() == Return.Result.IRREVERSIBLE
        record.rescissions.last().workflowId() == ID.workflowId() + '/restoration'
    }

    def "a target that is down when a sealed offboarding is taken back has an obligation of its own (T13, O3)"() {
        given:
        serve()
        estate.down << 'directory'
        def run = begin()
        engine.sleep(Duration.ofMinutes(10))
        estate.down.clear()
        run.getResult(OffboardingOutcome)
        def before = record.obligations*.id().toSet()

        when:
        estate.down << 'directory'
        def back = startRestoration()
        engine.sleep(Duration.ofHours(1))

        then:
        def owed = record.obligations.last()
        owed.state() == ObligationState.OPEN
        !(owed.id() in before)

        when:
        estate.down.clear()

        then:
        back.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        record.openAtTheEnd.empty
    }

    def "a leave suspends: accounts and sessions go, everything else stays, and the password is never replaced (T3)"() {
        given:
        serve()

        when:
        def outcome = begin(trigger: Trigger.LEAVE).getResult(OffboardingOutcome)

        then:
        outcome.state() == OffboardingState.SEALED
        record.items.values()*.item()*.kind().toSet() == [ItemKind.ACCOUNT, ItemKind.SESSIONS] as Set
        record.planned*.kept().flatten()*.kind().toSet() == [ItemKind.CREDENTIAL, ItemKind.SEAT] as Set
        !estate.log.any { it.startsWith('ROTATE_SECRETS ') || it.startsWith('RELEASE_SEATS') }

        when: 'they return'
        restore()

        then:
        of(ItemKind.ACCOUNT)*.status().unique() == [ItemStatus.RESTORED]
        !of(ItemKind.ACCOUNT)*.returned()*.result().contains(Return.Result.IRREVERSIBLE)
    }

    private List<ItemState> of(ItemKind kind) {
        record.items.values().findAll { it.item().kind() == kind }
    }

    private OffboardingOutcome restore() {
        startRestoration().getResult(OffboardingOutcome)
    }

    private WorkflowStub startRestoration() {
        def run = WorkflowStub.fromTyped(engine.workflowClient.newWorkflowStub(RestorationWorkflow, WorkflowOptions.newBuilder()
                .setWorkflowId(RestorationWorkflow.idOf(ID)).setTaskQueue(OffboardingWorkflow.TASK_QUEUE).build()))
        run.start(new RestorationRequest(ID, BACK))
        run
    }
}
