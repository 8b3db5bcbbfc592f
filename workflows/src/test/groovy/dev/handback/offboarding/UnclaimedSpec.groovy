package dev.handback.offboarding

import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import io.temporal.client.WorkflowOptions
import io.temporal.client.WorkflowStub
import spock.lang.Timeout

import java.time.Duration

/** An account of which nobody can tell whose it is: somebody is asked, and it is never left active for want of an answer (P8). */
@Timeout(60)
class UnclaimedSpec extends ProcessSpec {

    static final Duration ASKED = Duration.ofDays(14)
    static final Unclaimed GHOST = new Unclaimed(new TargetId('warehouse'), new AccountRef('ghost', 'ghost'), 'no known subject is called so', 'security-desk')

    def setup() {
        serve()
    }

    def "whose it is is asked of whom the policy names, with the date as the deadline, and nothing is touched (P8, O1)"() {
        when:
        ask()
        engine.sleep(Duration.ofDays(13))

        then:
        with(record.obligations) {
            it*.kind() == [ObligationKind.SIGN_OFF]
            it*.assignee() == ['security-desk']
            it*.dueAt() == [start + ASKED]
            it.first().why().contains('whose is ghost of warehouse? no known subject is called so')
        }
        estate.log.unique(false) == ['PLAN']
    }

    def "silence means that this account is disabled, at its target and nowhere else (P8, O5)"() {
        when:
        def outcome = ask().getResult(OffboardingOutcome)

        then:
        outcome.state() == OffboardingState.SEALED
        record.obligations.last().state() == ObligationState.LAPSED
        record.items.values()*.item()*.target()*.value().unique() == ['warehouse']
        record.items.values()*.disposition().unique() == [Disposition.REMOVED]
        estate.accountsTouched.every { it.endsWith('/ghost') }
    }

    def "what somebody answers for until a date stays until then, as an exception (P8, O4)"() {
        given:
        ask()
        def account = record.items.values()*.item().find { it.kind() == ItemKind.ACCOUNT }

        when:
        stub().signOff(new SignOff(account.id(), SignOff.Decision.KEEP, start + Duration.ofDays(100), null, 'the night job of finance', 'olga', 'security-desk', start))
        engine.sleep(Duration.ofDays(60))

        then:
        record.items[account.id()].disposition() == Disposition.EXCEPTION_APPROVED
        estate.accountsTouched.empty
    }

    def "an account that is gone by the date leaves nothing to do, and nobody is asked who it is (P8)"() {
        given:
        estate.gone << 'ghost'

        expect:
        ask().getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.obligations.empty
    }

    private ask() {
        def subject = GHOST.subject()
        def request = new OffboardingRequest(ID, subject, Trigger.POLICY, Risk.NORMAL, start + ASKED, start, new Source('inventory-sync', 'evt-1', 'inventory-sync', start),
                [], null, ['warehouse/ghost'], null, null, GHOST, null)
        def run = WorkflowStub.fromTyped(engine.workflowClient.newWorkflowStub(OffboardingWorkflow, WorkflowOptions.newBuilder()
                .setWorkflowId(ID.workflowId()).setTaskQueue(OffboardingWorkflow.TASK_QUEUE).build()))
        run.start(request)
        engine.sleep(Duration.ofMinutes(1))
        run
    }
}
