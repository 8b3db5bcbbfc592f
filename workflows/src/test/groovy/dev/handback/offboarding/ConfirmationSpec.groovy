package dev.handback.offboarding

import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import spock.lang.Timeout

import java.time.Duration

/** Risk is contained in seconds and asked about afterwards (T7). */
@Timeout(60)
class ConfirmationSpec extends ProcessSpec {

    def setup() {
        settings.confirmers = 1
    }

    def "what is at risk is contained before anybody is asked, and its seat goes only when people confirm it (T7, P5)"() {
        given:
        serve()
        def run = begin(trigger: Trigger.RISK, risk: Risk.HIGH)
        engine.sleep(Duration.ofDays(1))

        expect:
        record.items.values().findAll { it.item().kind() != ItemKind.SEAT }*.disposition().toSet() == [Disposition.REMOVED] as Set
        record.seats.empty
        record.obligations*.kind() == [ObligationKind.APPROVAL]
        record.entered.last().state() == OffboardingState.WAITING

        when:
        decide('anna', ApprovalDecision.Decision.APPROVE)

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.seats.last().to().name() == 'FREED'
        record.obligations.last().state() == ObligationState.MET
        record.changes.last().by() == 'anna'
    }

    def "a no afterwards gives access back and leaves the seat where it was (T7, T13)"() {
        given:
        serve()
        def run = begin(trigger: Trigger.RISK, risk: Risk.HIGH)
        engine.sleep(Duration.ofDays(1))

        when:
        decide('anna', ApprovalDecision.Decision.REJECT)

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        record.items.values().findAll { it.item().kind() == ItemKind.ACCOUNT }.every { it.returned()?.result()?.there() }
        record.seats.empty
        record.obligations.last().state() == ObligationState.REJECTED
    }

    def "neither the subject nor the requester confirms: #by (P5)"() {
        given:
        serve()
        begin(trigger: Trigger.RISK, risk: Risk.HIGH)
        engine.sleep(Duration.ofDays(1))

        when:
        decide(by, ApprovalDecision.Decision.APPROVE)
        engine.sleep(Duration.ofDays(100))

        then:
        record.seats.empty
        record.obligations.last().state() == ObligationState.OPEN
        record.obligations.last().escalation() > 0

        where:
        by << ['ada@example.com', 'hr@example.com']
    }

    def "a target that was down when risk was contained is finished without waiting for the word, its seat is not (T7, O3)"() {
        given:
        estate.down << 'directory'
        serve()
        def run = begin(trigger: Trigger.RISK, risk: Risk.HIGH)
        engine.sleep(Duration.ofHours(1))

        when:
        estate.down.clear()
        engine.sleep(Duration.ofDays(1))

        then:
        record.items.values().findAll { it.item().kind() != ItemKind.SEAT }*.disposition().toSet() == [Disposition.REMOVED] as Set
        record.seats.empty

        when:
        decide('anna', ApprovalDecision.Decision.APPROVE)

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    private void decide(String by, ApprovalDecision.Decision decision) {
        stub().decide(new ApprovalDecision(by, decision, 'as it is', start))
    }
}
