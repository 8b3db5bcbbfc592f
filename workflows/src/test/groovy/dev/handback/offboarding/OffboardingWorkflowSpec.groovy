package dev.handback.offboarding

import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.seat.SeatAccount

import java.time.Duration

/** The process itself: its stages, its order, what it leaves on the record. */
class OffboardingWorkflowSpec extends ProcessSpec {

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
