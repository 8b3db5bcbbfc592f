package dev.handback.offboarding

import dev.handback.offboarding.access.*
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.seat.*
import spock.lang.Timeout

import java.time.Duration

/** A seat that nobody uses becomes a cheaper one, and nothing else changes (T9, S6). */
@Timeout(60)
class DowngradeSpec extends ProcessSpec {
    static final Duration ASKED = Duration.ofDays(14)
    static final SeatDowngrade DOWNGRADE = new SeatDowngrade(new TargetId('atelier'), new AccountRef('ada', 'ada'), 'designer', 'viewer')

    def setup() {
        serve()
    }

    def "T9: the seat alone is downgraded: no session ends, no password is replaced, nothing is tried, and what stays is on the record"() {
        when:
        ask().getResult(OffboardingOutcome)

        then:
        estate.changed == ['atelier designer>viewer']
        estate.log.unique(false) == ['PLAN', 'RELEASE_SEATS atelier']
        record.items.values()*.item()*.kind() == [ItemKind.SEAT]
        record.seals*.state() == [OffboardingState.SEALED]

        and: 'with the reason'
        def kept = record.planned.collectMany { it.kept() }.unique()
        kept.findAll { it.target().value() == 'atelier' }.collectEntries { [it.kind(), it.why()] } ==
                [ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ACCOUNT].collectEntries { [it, 'only its seat becomes a cheaper one'] }
        kept.findAll { it.target().value() != 'atelier' }*.why().unique() == ['the event is not about it']
    }

    def "L2, L7: the old seat is freed and the cheaper one held, each once, whatever the record does"() {
        given:
        record.away.set(3)

        when:
        ask().getResult(OffboardingOutcome)

        then:
        record.seats.collect { "${it.pool()} ${it.from()}>${it.to()} ${it.monthlyPrice()}".toString() } ==
                ['atelier/designer HELD>PENDING 45.00', 'atelier/designer PENDING>FREED 45.00', 'atelier/viewer DOWNGRADED>HELD 9.00']
        record.items.values()*.disposition() == [Disposition.RECLAIMED]
    }

    def "T9, O1: the owner is told once, with the date, what becomes of the seat and that access stays; until then nothing is touched"() {
        when:
        ask()
        engine.sleep(Duration.ofDays(13))

        then:
        with(record.obligations.findAll { it.kind() == ObligationKind.SIGN_OFF }) {
            it*.assignee() == ['atelier-owner']
            it*.dueAt() == [start + ASKED]
            it*.why() == ['ada does not use atelier: is a designer seat still needed? Without a word until then it becomes a viewer seat, and all access stays']
        }
        estate.log.unique(false) == ['PLAN']
    }

    def "T9, O4: what its owner still needs stays what it is until the date they named, and is downgraded then"() {
        given:
        def run = ask()
        def until = start + Duration.ofDays(100)

        when:
        stub().signOff(new SignOff(seat().item().id(), SignOff.Decision.KEEP, until, null, 'she is back in March', 'olga', 'atelier-owner', start))
        engine.sleep(Duration.ofDays(60))

        then:
        seat().disposition() == Disposition.EXCEPTION_APPROVED
        estate.changed.empty
        record.seats.empty

        when:
        run.getResult(OffboardingOutcome)

        then:
        estate.changed == ['atelier designer>viewer']
        record.seats.first().at() >= until
    }

    def "T9: who uses it again before the date keeps the seat"() {
        given:
        def run = ask()

        when:
        stub().rescind(new Rescission('inactivity-scan', 'used again on atelier', start))
        run.getResult(OffboardingOutcome)

        then:
        record.seals*.state() == [OffboardingState.RESCINDED]
        record.openAtTheEnd.empty
        estate.changed.empty
        record.seats.empty
    }

    def "T9: a seat that is another one by now is left as it is, and nobody is asked who this is"() {
        given:
        estate.access.removeIf { it.kind() == ItemKind.SEAT }

        when:
        ask().getResult(OffboardingOutcome)

        then:
        record.items.isEmpty()
        record.obligations.empty
        estate.log.unique(false) == ['PLAN']
    }

    def "T9: only the seat of the account that is not used is meant, whatever else of hers holds one"() {
        given:
        estate.withAnother('atelier', 'ada-admin')

        when:
        ask().getResult(OffboardingOutcome)

        then:
        estate.changed == ['atelier designer>viewer']
        record.items.values()*.item()*.account()*.name() == ['ada']
    }

    def "L3: what keeps a seat keeps it from being downgraded as well"() {
        given:
        settings.seats = [SeatHoldSpec.rule(legalHold: true, action: SeatAction.of('POOL'))]
        def run = ask()

        when:
        engine.sleep(Duration.ofDays(20))

        then:
        seat().status() == ItemStatus.WAITING
        estate.changed.empty

        when:
        stub().seatWord(new SeatWord(seat().item().id(), SeatEvent.HOLD_RELEASED, 'olga', 'settled', start))
        run.getResult(OffboardingOutcome)

        then: 'and it is not pooled for that'
        estate.changed == ['atelier designer>viewer']
        record.seats*.to() == [SeatAccount.PENDING, SeatAccount.FREED, SeatAccount.HELD]
    }

    def "S6: a leaver's run that downgrades waits for the proof of all access, as any seat does"() {
        given:
        settings.seats = [SeatHoldSpec.rule(action: SeatAction.of('DOWNGRADE:viewer'))]
        estate.lying << 'atelier'
        begin()

        when:
        engine.sleep(Duration.ofDays(1))

        then:
        estate.changed.empty
        record.seats.empty
        record.tooEarly == []
    }

    private ask() {
        def run = begin(trigger: Trigger.INACTIVITY, only: ['atelier/SEAT'], effectiveAt: start + ASKED, downgrade: DOWNGRADE)
        engine.sleep(Duration.ofMinutes(1))
        run
    }

    private ItemState seat() {
        record.items.values().find { it.item().kind() == ItemKind.SEAT }
    }
}
