package dev.handback.offboarding

import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import spock.lang.Timeout

import java.time.Duration

/** Whoever owns an account that nobody uses is asked before it goes (T9). */
@Timeout(60)
class StillNeededSpec extends ProcessSpec {

    static final Duration ASKED = Duration.ofDays(14)

    def setup() {
        serve()
    }

    def "the owner of an unused account is asked once, with the date as the deadline, and nothing is touched (T9, O1)"() {
        when:
        ask()
        engine.sleep(Duration.ofDays(13))

        then:
        with(record.obligations.findAll { it.kind() == ObligationKind.SIGN_OFF }) {
            it*.assignee() == ['atelier-owner']
            it*.dueAt() == [start + ASKED]
            it*.state() == [ObligationState.OPEN]
        }
        estate.log.unique(false) == ['PLAN']
    }

    def "silence until the date means removal, and is on the record as such (T9, O5)"() {
        when:
        ask().getResult(OffboardingOutcome)

        then:
        record.obligations.last().state() == ObligationState.LAPSED
        record.items[account().id()].disposition() == Disposition.REMOVED
        record.seats.last().to().name() == 'FREED'
    }

    def "what its owner lets go before the date goes at the date (T9)"() {
        given:
        def run = ask()

        when:
        stub().signOff(word(SignOff.Decision.APPROVE))
        run.getResult(OffboardingOutcome)

        then:
        record.obligations.last().state() == ObligationState.MET
        record.items[account().id()].disposition() == Disposition.REMOVED
    }

    def "what its owner still needs stays with its seat until the date they named, and goes then (T9, O4)"() {
        given:
        def run = ask()
        def until = start + Duration.ofDays(100)

        when:
        stub().signOff(word(SignOff.Decision.KEEP, [until: until]))
        engine.sleep(Duration.ofDays(60))

        then:
        ofAtelier()*.disposition().toSet() == [Disposition.EXCEPTION_APPROVED] as Set
        record.seats.empty
        estate.log.unique(false) == ['PLAN']

        when:
        run.getResult(OffboardingOutcome)

        then:
        record.items[account().id()].disposition() == Disposition.REMOVED
        record.seats.last().to().name() == 'FREED'
        record.entered.last().at() >= until
    }

    def "what is somebody else's now stays theirs, and so does its seat (T9, L8)"() {
        given:
        def run = ask()

        when:
        stub().signOff(word(SignOff.Decision.REASSIGNED, [to: 'bob']))
        run.getResult(OffboardingOutcome)

        then:
        ofAtelier()*.disposition().toSet() == [Disposition.REASSIGNED] as Set
        record.seats.empty
    }

    def "nobody is asked about what ends for another reason (T1)"() {
        when:
        begin(effectiveAt: start + ASKED).getResult(OffboardingOutcome)

        then:
        record.obligations.empty
    }

    private ask() {
        def run = begin(trigger: Trigger.INACTIVITY, only: ['atelier/ACCOUNT'], effectiveAt: start + ASKED)
        engine.sleep(Duration.ofMinutes(1))
        run
    }

    private SignOff word(SignOff.Decision decision, Map with = [:]) {
        new SignOff(account().id(), decision, with.until as java.time.Instant, with.to as String, 'as it is', 'olga', 'atelier-owner', start)
    }

    private AccessItem account() {
        record.items.values()*.item().find { it.kind() == ItemKind.ACCOUNT && it.target().value() == 'atelier' }
    }

    private ofAtelier() {
        record.items.values().findAll { it.item().target().value() == 'atelier' && it.item().kind() in [ItemKind.ACCOUNT, ItemKind.SEAT] }
    }
}
