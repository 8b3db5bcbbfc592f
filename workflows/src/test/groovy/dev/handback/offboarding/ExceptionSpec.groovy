package dev.handback.offboarding

import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemStatus
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.seat.SeatAccount
import spock.lang.Timeout

import java.time.Duration
import java.time.Instant

/** Access that stays for a time, approved (O4, O3, L5). */
@Timeout(60)
class ExceptionSpec extends ProcessSpec {

    def "a debt ends in an approved exception, its seat is freed meanwhile, and the exception lapses into removal (O3, O4, L5)"() {
        given:
        serve()
        estate.lying << 'atelier'
        def run = begin()
        engine.sleep(Duration.ofDays(1))
        def until = start + Duration.ofDays(90)

        when:
        stub().except(grant(account('atelier'), until))
        engine.sleep(Duration.ofDays(1))

        then:
        record.items[account('atelier').id()].disposition() == Disposition.EXCEPTION_APPROVED
        ended(ObligationKind.CONNECTOR_DEBT).state() == ObligationState.MET
        record.seats.last().to() == SeatAccount.FREED
        record.exceptions*.grant()*.compensatingControl() == ['weekly review']

        when:
        estate.lying.clear()
        run.getResult(OffboardingOutcome)

        then:
        record.items[account('atelier').id()].disposition() == Disposition.REMOVED
        record.entered.last().at() >= until
        ended(ObligationKind.EXCEPTION).state() == ObligationState.LAPSED
    }

    def "an exception can be approved before the date, and then nothing touches what is excepted (O4)"() {
        given:
        serve()
        begin(effectiveAt: start + Duration.ofDays(10))
        engine.sleep(Duration.ofDays(1))

        when:
        stub().except(grant(account('directory'), start + Duration.ofDays(30)))
        engine.sleep(Duration.ofDays(15))

        then:
        stagesOf('directory').empty
        stagesOf('keycloak').contains('VERIFY')
    }

    def "a seat can be excepted too, and goes when the exception is over (O4)"() {
        given:
        serve()
        def run = begin(effectiveAt: start + Duration.ofDays(10))
        engine.sleep(Duration.ofDays(1))
        def seat = record.items.values()*.item().find { it.kind() == ItemKind.SEAT }

        when:
        stub().except(grant(seat, start + Duration.ofDays(30)))
        engine.sleep(Duration.ofDays(15))

        then:
        record.seats.empty

        when:
        run.getResult(OffboardingOutcome)

        then:
        record.seats.last().to() == SeatAccount.FREED
    }

    def "an exception of #who counts for nothing (O4, P5)"() {
        given:
        serve()
        estate.manual << 'directory'
        begin()
        engine.sleep(Duration.ofDays(1))

        when:
        stub().except(grant(account('directory'), start + until, by))
        engine.sleep(Duration.ofHours(1))

        then:
        record.items[account('directory').id()].status() == ItemStatus.NEEDS_PERSON
        record.exceptions.empty

        where:
        who                    | by                | until
        'the subject'          | 'ada@example.com' | Duration.ofDays(30)
        'the requester'        | 'hr@example.com'  | Duration.ofDays(30)
        'a time that is past'  | 'anna'            | Duration.ofMinutes(1)
    }

    private AccessItem account(String target) {
        record.items.values()*.item().find { it.target().value() == target && it.kind() == ItemKind.ACCOUNT }
    }

    private ended(ObligationKind kind) {
        record.obligations.findAll { it.kind() == kind }.last()
    }

    private static ExceptionGrant grant(AccessItem item, Instant until, String by = 'anna') {
        new ExceptionGrant(item.id(), 'audit until spring', until, 'read only', 'weekly review', ExceptionGrant.Register.GENERAL, by, until)
    }
}
