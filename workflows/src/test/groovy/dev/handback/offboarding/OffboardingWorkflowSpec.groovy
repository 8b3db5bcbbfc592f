package dev.handback.offboarding

import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.Reversibility
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.seat.SeatAccount
import dev.handback.offboarding.seat.SeatEvent
import dev.handback.offboarding.seat.SeatHoldSpec
import dev.handback.offboarding.seat.SeatWord

import java.time.Duration

/** The process itself: its stages, its order, what it leaves on the record. */
class OffboardingWorkflowSpec extends ProcessSpec {

    def "stages run in the order of the policy, and each item ends in exactly one disposition (S1 to S7, R4)"() {
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

    def "sessions and tokens end first, everywhere at once, before anything else is touched (S1)"() {
        given:
        serve()

        when:
        offboard()
        def acts = estate.log.findAll { it != 'PLAN' }
        def calls = engine.workflowClient.fetchHistory(ID.workflowId()).events
            .findAll { it.hasActivityTaskScheduledEventAttributes() }.collect { it.activityTaskScheduledEventAttributes.activityType.name }

        then:
        acts.take(3) as Set == ['REVOKE_SESSIONS keycloak', 'REVOKE_SESSIONS directory', 'REVOKE_SESSIONS atelier'] as Set
        calls.count { it == 'Access_RevokeSessions' } == 1
        calls.indexOf('Access_RevokeSessions') < calls.indexOf('Access_RotateSecrets')
    }

    def "what would destroy data waits until somebody says that it was transferred; access is suspended meanwhile (S10)"() {
        given:
        settings.seats = [SeatHoldSpec.rule(target: new TargetId('atelier'), after: SeatEvent.DATA_TRANSFERRED)]
        serve()
        def run = begin()
        engine.sleep(Duration.ofDays(60))

        expect: 'nobody gets in, and nothing is gone that could not come back'
        record.items.values().findAll { it.item().kind() == ItemKind.ACCOUNT }.every { it.disposition() == Disposition.REMOVED && it.item().reversibility() == Reversibility.SUSPEND }
        !estate.log.contains('RELEASE_SEATS atelier')
        record.obligations.last().kind() == ObligationKind.DATA_TRANSFER

        when:
        def seat = record.items.values().find { it.item().kind() == ItemKind.SEAT }
        stub().seatWord(new SeatWord(seat.item().id(), SeatEvent.DATA_TRANSFERRED, 'olga', 'the drawings are the team\'s now', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        estate.log.last() == 'RELEASE_SEATS atelier'
        record.changes.last().reason() == 'the drawings are the team\'s now'
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
}
