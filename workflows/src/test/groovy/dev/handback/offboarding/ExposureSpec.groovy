package dev.handback.offboarding

import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.FoundAccess
import dev.handback.offboarding.access.ItemStatus
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.policy.Policy
import spock.lang.Timeout

import java.time.Duration
import java.time.Instant

/** Secrets of others that the subject could read are rotated as well, and never under those who use them (S2, S3). */
@Timeout(60)
class ExposureSpec extends ProcessSpec {

    static final Duration WITHIN = Duration.ofDays(14)

    def setup() {
        settings.signOffs = new Policy.SignOffs(WITHIN, Policy.SafeDefault.DISABLE)
        estate.access.add(FoundAccess.exposed(new TargetId('keycloak'), new AccountRef('client/7', 'build'), 'print'))
        serve()
    }

    def "secrets the identity could read are rotated, chosen by exposure and not by ownership, once whoever uses them is #decision (S2)"() {
        given:
        def run = begin()
        engine.sleep(Duration.ofDays(1))

        expect: 'everything of the subject is gone, seats included, and the secret waits for its owner'
        record.items.values().findAll { !it.item().exposed() }.every { it.disposed() }
        record.seats.last().to().name() == 'FREED'
        state().status() == ItemStatus.WAITING
        with(record.obligations.last()) {
            it.kind() == ObligationKind.SIGN_OFF
            it.assignee() == 'keycloak-owner'
            it.dueAt() < start + WITHIN + Duration.ofMinutes(1)
        }

        when:
        stub().signOff(word(decision))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        state().disposition() == Disposition.REMOVED
        record.obligations.last().state() == ObligationState.MET

        where:
        decision << [SignOff.Decision.REKEYED, SignOff.Decision.APPROVE]
    }

    def "silence rotates it all the same (S2, O1)"() {
        when:
        begin().getResult(OffboardingOutcome)

        then:
        record.obligations.last().state() == ObligationState.LAPSED
        state().disposition() == Disposition.REMOVED
        record.entered.last().at() >= start + WITHIN
    }

    def "to give it to somebody else is no answer: the subject has read it (S2)"() {
        given:
        begin()
        engine.sleep(Duration.ofDays(1))

        when:
        stub().signOff(word(SignOff.Decision.REASSIGNED, [to: 'bob']))
        engine.sleep(Duration.ofDays(1))

        then:
        state().status() == ItemStatus.WAITING
        record.obligations.last().state() == ObligationState.OPEN
    }

    def "what its owner keeps until a date is rotated then, without being asked about again (S2, O4)"() {
        given:
        def run = begin()
        engine.sleep(Duration.ofDays(1))
        def until = start + Duration.ofDays(90)

        when:
        stub().signOff(word(SignOff.Decision.KEEP, [until: until]))
        run.getResult(OffboardingOutcome)

        then:
        state().disposition() == Disposition.REMOVED
        record.entered.last().at() >= until
        record.obligations.count { it.kind() == ObligationKind.SIGN_OFF && it.state() == ObligationState.OPEN } == 1
    }

    def "where policy asks nobody, as for risk, it is rotated at once (S2, T7)"() {
        given:
        settings.signOffs = null

        when:
        begin(trigger: Trigger.RISK, risk: Risk.HIGH).getResult(OffboardingOutcome)

        then:
        record.obligations.empty
        state().disposition() == Disposition.REMOVED
    }

    def "a secret at a target that was down is not rotated before its owner was asked either (S2, O3)"() {
        given:
        estate.down << 'keycloak'
        def run = begin()
        engine.sleep(Duration.ofHours(1))

        when:
        estate.down.clear()
        engine.sleep(Duration.ofDays(2))

        then:
        state().status() == ItemStatus.WAITING

        when:
        stub().signOff(word(SignOff.Decision.REKEYED))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        state().disposition() == Disposition.REMOVED
    }

    private state() {
        record.items.values().find { it.item().exposed() }
    }

    private SignOff word(SignOff.Decision decision, Map with = [:]) {
        AccessItem secret = state().item()
        new SignOff(secret.id(), decision, with.until as Instant, with.to as String, 'as it is', 'olga', 'keycloak-owner', start)
    }
}
