package dev.handback.offboarding

import dev.handback.offboarding.access.ItemStatus
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.seat.SeatAccount
import spock.util.concurrent.PollingConditions

import spock.lang.Timeout

import java.time.Duration

/** Targets that are down, late, or say yes and do nothing (S8, O3). */
@Timeout(60)
class LateTargetSpec extends ProcessSpec {

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

    def "a connector debt is escalated when its SLA is over, goes on, and ends in removal, then its seat (O3, E: a target that is down for a week)"() {
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

    def "a week of waiting leaves a history far below the limits (O3, E: a target that is down for a week)"() {
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

    def "what a target that was away turns out not to be able to do is asked of its owner (O2, O3)"() {
        given:
        serve()
        estate.down << 'directory'
        estate.manual << 'directory'
        def run = begin()
        engine.sleep(Duration.ofMinutes(10))

        when:
        estate.down.clear()
        engine.sleep(Duration.ofMinutes(5))
        def asked = record.obligations.findAll { it.kind() == ObligationKind.MANUAL_REMOVAL && it.state() == ObligationState.OPEN }

        then:
        asked*.assignee().toSet() == ['directory-owner'] as Set

        when:
        asked*.item().each {
            stub().removedByHand(new ManualRemoval(it, 'otto', ManualRemoval.Outcome.DONE, 'switched off', start))
        }

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    def "a target that falls behind again owes anew: the first debt keeps its end and its lateness (O3, R7)"() {
        given:
        serve()
        estate.down << 'atelier'
        begin()
        engine.sleep(FakeSettings.SLA + Duration.ofHours(1))
        def late = record.obligations.last()

        when: 'it returns, and goes again before its seat is free'
        estate.whenDone = { if (it == 'VERIFY atelier') estate.down << 'atelier' }
        estate.down.clear()
        engine.sleep(Duration.ofMinutes(30))

        then:
        def debts = record.obligations.findAll { it.kind() == ObligationKind.CONNECTOR_DEBT }
        late.escalation() == 1
        debts*.id().unique().size() == 2
        debts.findAll { it.id() == late.id() }.last().with { it.escalation() == 1 && it.state() == ObligationState.MET }
        debts.last().escalation() == 0
    }
}
