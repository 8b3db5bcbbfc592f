package dev.handback.offboarding

import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemStatus
import dev.handback.offboarding.access.ProofMethod
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.seat.SeatAccount

import spock.lang.Timeout

import java.time.Duration

/** What people decide and what they owe (P5, O1, O2). */
@Timeout(60)
class PeopleSpec extends ProcessSpec {

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

    def "what no connector can remove is owed by its owner, and the seat waits for the attestation (O2, E: a vendor-managed platform)"() {
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

    def "risk never waits for an approver, whatever rule there is: #change (T7)"() {
        given:
        serve(2)

        expect:
        begin(change).getResult(OffboardingOutcome).state() == OffboardingState.SEALED

        where:
        change << [[risk: Risk.HIGH], [trigger: Trigger.RISK]]
    }

    def "the policy is asked about the run's own request, so that a condition can decide for it (P4)"() {
        given:
        serve(1)
        begin(trigger: Trigger.LEAVE)

        when:
        engine.sleep(Duration.ofMinutes(1))

        then:
        estate.log == ['PLAN']
        record.entered.last().state() == OffboardingState.AWAITING_APPROVAL
    }

    def "what is owed is handed to somebody else with its date unchanged, and goes on to be escalated (O1)"() {
        given:
        serve()
        estate.down << 'directory'
        begin()
        engine.sleep(Duration.ofMinutes(1))
        def owed = record.obligations.last()

        when:
        stub().delegate(new Delegation(owed.id(), 'dora', 'directory-owner', 'on leave', start))
        engine.sleep(Duration.ofMinutes(1))

        then:
        with(record.obligations.last()) {
            id() == owed.id()
            assignee() == 'dora'
            dueAt() == owed.dueAt()
            state() == ObligationState.OPEN
        }

        when:
        engine.sleep(FakeSettings.SLA)

        then:
        record.obligations.last().assignee() == 'security-desk'
    }

    def "nothing is handed #what the subject (P5)"() {
        given:
        serve()
        estate.down << 'directory'
        begin()
        engine.sleep(Duration.ofMinutes(1))
        def owed = record.obligations.last()

        when:
        stub().delegate(new Delegation(owed.id(), to, by, 'please', start))
        engine.sleep(Duration.ofMinutes(1))

        then:
        record.obligations.last() == owed

        where:
        what | to                | by
        'to' | 'ada@example.com' | 'directory-owner'
        'by' | 'dora'            | 'e-1001'
    }

    def "the record names who said no and what they said, whoever said yes before (P5, O5)"() {
        given:
        serve(2)
        def run = begin()
        engine.sleep(Duration.ofMinutes(1))

        when:
        stub().decide(new ApprovalDecision('anna', ApprovalDecision.Decision.APPROVE, 'fine', start))
        stub().decide(new ApprovalDecision('bert', ApprovalDecision.Decision.REJECT, 'wrong Ada', start))
        run.getResult(OffboardingOutcome)

        then:
        with(record.changes.last()) {
            obligation().state() == ObligationState.REJECTED
            by() == 'bert'
            reason() == 'bert: wrong Ada'
        }
    }

    def "the record names everybody who said yes and what they said (P5, T11)"() {
        given:
        serve(2)
        def run = begin()
        engine.sleep(Duration.ofMinutes(1))

        when:
        stub().decide(new ApprovalDecision('anna', ApprovalDecision.Decision.APPROVE, 'fine', start))
        stub().decide(new ApprovalDecision('bert', ApprovalDecision.Decision.APPROVE, null, start))
        run.getResult(OffboardingOutcome)

        then:
        with(record.changes.last()) {
            obligation().state() == ObligationState.MET
            by() == 'anna, bert'
            reason() == 'anna: fine'
        }
    }

    def "what a person answers while the date is waited for is heard at once, and no SLA is broken (O1)"() {
        given:
        serve()
        estate.access.clear()
        begin(effectiveAt: start + Duration.ofDays(40))
        engine.sleep(Duration.ofMinutes(1))
        def item = record.items.values().first().item()

        when:
        stub().removedByHand(new ManualRemoval(item.id(), 'olga', ManualRemoval.Outcome.DONE, 'never joined', start))
        engine.sleep(Duration.ofDays(5))

        then:
        record.obligations.last().state() == ObligationState.MET
        record.obligations*.escalation().max() == 0
    }

    def "a seat that only a person can free is booked as free when they attest it, and the ledger closes (L2, O2)"() {
        given:
        serve()
        estate.manualSeats << 'atelier'
        def run = begin()
        engine.sleep(Duration.ofMinutes(1))
        def seat = record.items.values().find { it.item().kind() == ItemKind.SEAT }

        when:
        stub().removedByHand(new ManualRemoval(seat.item().id(), 'otto', ManualRemoval.Outcome.DONE, 'freed in the console', start))
        run.getResult(OffboardingOutcome)

        then:
        record.seats.collect { [it.from(), it.to()] } ==
                [[SeatAccount.HELD, SeatAccount.PENDING], [SeatAccount.PENDING, SeatAccount.FREED]]
    }
}
