package dev.handback.offboarding
import dev.handback.offboarding.obligation.ObligationState

import spock.lang.Timeout

import java.time.Duration

/** When a run acts, and whether it still has to (T1, T12). */
@Timeout(60)
class EffectiveDateSpec extends ProcessSpec {

    def "nothing is touched before a future effective date, and access that came meanwhile is found (T1, E: an account found later)"() {
        given:
        serve()
        def run = begin(effectiveAt: start + Duration.ofDays(40))

        when:
        engine.sleep(Duration.ofDays(39))

        then:
        estate.log.every { it == 'PLAN' }
        record.entered.last().state() == OffboardingState.SCHEDULED

        when:
        estate.with('warehouse')
        run.getResult(OffboardingOutcome)

        then:
        stagesOf('warehouse').last() == 'VERIFY'
    }

    def "the date may move while the run waits for it, forth and back, and the last word counts (T1)"() {
        given:
        serve()
        def run = begin(effectiveAt: start + Duration.ofDays(10))
        engine.sleep(Duration.ofDays(1))

        when:
        stub().move(new DateMove(start + Duration.ofDays(40), 'olga', 'stays for the audit', start))
        engine.sleep(Duration.ofDays(20))

        then:
        estate.log.every { it == 'PLAN' }
        record.entered.last().state() == OffboardingState.SCHEDULED

        when:
        stub().move(new DateMove(start + Duration.ofDays(22), 'olga', 'the audit is done', start))
        engine.sleep(Duration.ofDays(2))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.moves*.heeded() == [true, true]
        with(record.entered.find { it.stage() == Stage.ROTATE_SECRETS }.at()) {
            it >= start + Duration.ofDays(22)
            it < start + Duration.ofDays(23)
        }
        estate.log.contains('VERIFY keycloak')
    }

    def "a date that is moved into the past means at once (T1)"() {
        given:
        serve()
        def run = begin(effectiveAt: start + Duration.ofDays(10))
        engine.sleep(Duration.ofDays(1))

        when:
        stub().move(new DateMove(start, 'olga', 'left on the spot', start))
        engine.sleep(Duration.ofMinutes(1))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.entered.last().at() < start + Duration.ofDays(2)
    }

    def "who is taken back while #what is waited for keeps everything, and nobody owes anything (T12)"() {
        given:
        serve(approvers)
        def run = begin(effectiveAt: start + Duration.ofDays(40))
        engine.sleep(Duration.ofDays(1))

        when:
        stub().rescind(new Rescission('olga', 'signed a new contract', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        estate.log == ['PLAN']
        record.rescissions*.heeded() == [true]
        record.openAtTheEnd.empty

        where:
        what           | approvers
        'the date'     | 0
        'the approval' | 1
    }

    def "a date that is moved when the run acts already is on the record and changes nothing (T12, O5)"() {
        given:
        serve()
        estate.down << 'directory'
        def run = begin()
        engine.sleep(Duration.ofMinutes(10))

        when:
        stub().move(new DateMove(start + Duration.ofDays(40), 'olga', 'too late', start))
        engine.sleep(Duration.ofMinutes(1))
        estate.down.clear()

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.moves*.heeded() == [false]
    }

    def "the subject's own word about the date is on the record and changes nothing (P5)"() {
        given:
        serve()
        def run = begin(effectiveAt: start + Duration.ofDays(10))
        engine.sleep(Duration.ofDays(1))

        when:
        stub().rescind(new Rescission('ada@example.com', 'I stay', start))
        stub().move(new DateMove(start + Duration.ofDays(400), 'e-1001', 'later', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.entered.last().at() < start + Duration.ofDays(11)
        record.rescissions*.heeded() + record.moves*.heeded() == [false, false]
    }

    def "who is taken back while targets are asked on the very day keeps everything (T12)"() {
        given:
        serve()
        def run = begin(effectiveAt: start + Duration.ofDays(10))
        engine.sleep(Duration.ofDays(1))
        estate.whenAsked = { stub().rescind(new Rescission('olga', 'signed a new contract', start)) }

        expect:
        run.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        estate.log.every { it == 'PLAN' }
        record.rescissions*.heeded() == [true]
    }

    def "who nobody knows and is taken back leaves nobody owing an answer (T12)"() {
        given:
        serve()
        estate.access.clear()
        def run = begin(effectiveAt: start + Duration.ofDays(40))
        engine.sleep(Duration.ofMinutes(1))

        when:
        stub().rescind(new Rescission('olga', 'never joined', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        record.openAtTheEnd.empty
        with(record.changes.last()) {
            obligation().state() == ObligationState.REJECTED
            by() == 'olga'
        }
    }

    def "a source's word that is delivered twice is heard once, and another one of the same content is another (T12)"() {
        given: 'a run that hears all of them before its first step'
        def run = begin(effectiveAt: start + Duration.ofDays(10))
        ['in-1', 'in-1', 'in-2'].each { stub().move(new DateMove(start + Duration.ofDays(20), 'bamboohr', 'told by bamboohr', start, it)) }
        2.times { stub().rescind(new Rescission('bamboohr', 'told by bamboohr', start, 'in-3')) }

        when:
        serve()

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        record.moves*.move()*.id() == ['in-1', 'in-2']
        record.rescissions*.rescission()*.id() == ['in-3']
    }
}
