package dev.handback.offboarding

import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.policy.Policy
import spock.lang.Timeout

import java.time.Duration
import java.time.Instant

/** A key that nobody uses: its workload's owner is asked before it goes, and then it goes in steps (T9, S9). */
@Timeout(60)
class UnusedKeySpec extends ProcessSpec {

    static final Duration ASKED = Duration.ofDays(14)

    def setup() {
        estate.withClient('keycloak', 'build')
        settings.signOffs = new Policy.SignOffs(Duration.ofDays(7), Policy.SafeDefault.DISABLE)
        serve()
    }

    def "T9, O1: the workload's owner is asked once, with the date as the deadline, and nothing is touched until then: #owner"() {
        when:
        ask(owner)
        engine.sleep(Duration.ofDays(13))

        then:
        with(record.obligations.findAll { it.kind() == ObligationKind.SIGN_OFF }) {
            it*.item() == [client().id()]
            it*.assignee() == [asked]
            it*.dueAt() == [start + ASKED]
            it*.state() == [ObligationState.OPEN]
        }
        estate.log.unique(false) == ['PLAN']

        where:
        owner       || asked
        'team-blue' || 'team-blue'
        null        || 'keycloak-owner'
    }

    def "T9, S9: silence means that the key, its sessions and the client go, proven, and nothing else of the workload"() {
        when:
        ask().getResult(OffboardingOutcome)

        then:
        record.obligations.last().state() == ObligationState.LAPSED
        record.items.values()*.item()*.account()*.name().unique() == ['build']
        record.items.values()*.disposition().unique() == [Disposition.REMOVED]
        stagesOf('keycloak') == ['CHECK_DEPENDENCIES', 'REVOKE_SESSIONS', 'ROTATE_SECRETS', 'DISABLE_ACCOUNTS', 'VERIFY']
        stagesOf('directory').empty
        stagesOf('atelier').empty
        estate.disabled == ['client/build'] as Set
    }

    def "T9, O4: what its owner still needs stays until the date they named, and goes then"() {
        given:
        def run = ask('team-blue')
        def until = start + Duration.ofDays(100)

        when:
        stub().signOff(word(SignOff.Decision.KEEP, until))
        engine.sleep(Duration.ofDays(60))

        then:
        record.items.values()*.disposition().unique() == [Disposition.EXCEPTION_APPROVED]
        estate.disabled.empty

        when:
        run.getResult(OffboardingOutcome)

        then:
        record.items.values()*.disposition().unique() == [Disposition.REMOVED]
        record.entered.last().at() >= until
    }

    def "T9: a key that is used while its owner is asked is left alone"() {
        given:
        def run = ask()

        when:
        stub().rescind(new Rescission('inactivity-scan', 'used again on keycloak', start + Duration.ofDays(1)))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        estate.log.unique(false) == ['PLAN']
        record.items.values()*.disposition().unique() == [null]
    }

    def "T9, S9: nothing of it is touched before the owner of what depends on it has been heard"() {
        given:
        estate.needed << 'keycloak'
        def run = ask()
        engine.sleep(Duration.ofDays(15))

        expect: 'the date has come'
        stagesOf('keycloak') == ['CHECK_DEPENDENCIES']
        record.obligations.count { it.kind() == ObligationKind.SIGN_OFF && it.state() == ObligationState.OPEN } == 2

        when:
        stub().signOff(word(SignOff.Decision.APPROVE, null, 'keycloak-owner'))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.items.values()*.disposition().unique() == [Disposition.REMOVED]
    }

    private ask(String owner = null) {
        def run = begin(kind: SubjectKind.WORKLOAD, trigger: Trigger.INACTIVITY, only: ['keycloak/client/build'], effectiveAt: start + ASKED, owner: owner)
        engine.sleep(Duration.ofMinutes(1))
        run
    }

    private SignOff word(SignOff.Decision decision, Instant until, String as = 'team-blue') {
        new SignOff(client().id(), decision, until, null, 'the yearly run needs it', 'olga', as, start)
    }

    private AccessItem client() {
        record.items.values()*.item().find { it.kind() == ItemKind.INTEGRATION }
    }
}
