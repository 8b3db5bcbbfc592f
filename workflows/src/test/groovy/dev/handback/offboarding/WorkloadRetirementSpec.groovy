package dev.handback.offboarding

import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.policy.Policy
import spock.lang.Timeout

import java.time.Duration

/** A workload is retired in steps, without an outage: owners are asked before anything is touched (T10, S9). */
@Timeout(60)
class WorkloadRetirementSpec extends ProcessSpec {

    static final List<String> ALL = ['CHECK_DEPENDENCIES', 'REVOKE_SESSIONS', 'ROTATE_SECRETS', 'DISABLE_ACCOUNTS', 'VERIFY']

    def setup() {
        settings.signOffs = new Policy.SignOffs(Duration.ofDays(14), Policy.SafeDefault.DISABLE)
        estate.needed << 'directory'
        serve()
    }

    def "T10: nothing of a workload is touched, anywhere, before the owner of what others need says that they use something else"() {
        given:
        def run = retire()
        engine.sleep(Duration.ofDays(3))

        expect: 'no session ended and no secret replaced, not even where nothing depends on it'
        ['keycloak', 'directory', 'atelier'].every { stagesOf(it) == ['CHECK_DEPENDENCIES'] }
        record.entered.last().state() == OffboardingState.WAITING
        record.obligations*.kind() == [ObligationKind.SIGN_OFF]

        when:
        stub().signOff(word(SignOff.Decision.REKEYED))

        then: 'the key, the sessions and the account of it go together'
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        ['keycloak', 'directory', 'atelier'].every { stagesOf(it).containsAll(ALL) }
        estate.log.indexOf('ROTATE_SECRETS keycloak') < estate.log.indexOf('DISABLE_ACCOUNTS directory')
        record.items.values()*.disposition() as Set == [Disposition.REMOVED, Disposition.RECLAIMED] as Set
        record.obligations.count { it.kind() == ObligationKind.SIGN_OFF && it.state() == ObligationState.OPEN } == 1
    }

    def "T10: a workload on which nothing depends is retired at once"() {
        given:
        estate.needed.clear()

        when:
        retire().getResult(OffboardingOutcome)

        then:
        record.obligations.empty
        stagesOf('directory') == ALL
    }

    def "S9: a certificate that was renewed while owners were asked goes with the others, and the one it replaced as well"() {
        given:
        estate.withCertificate('directory', '1')
        def run = retire()
        engine.sleep(Duration.ofDays(3))

        when:
        estate.withCertificate('directory', '2')
        stub().signOff(word(SignOff.Decision.REKEYED))
        run.getResult(OffboardingOutcome)

        then:
        def certificates = record.items.values().findAll { it.item().kind() == ItemKind.CERTIFICATE }
        certificates*.item()*.nativeId() as Set == ['1', '2'] as Set
        certificates*.disposition().unique() == [Disposition.REMOVED]
    }

    def "T10: what its owner keeps stays as an exception, and the rest of the workload goes"() {
        given:
        def run = retire()
        engine.sleep(Duration.ofDays(1))

        when:
        stub().signOff(word(SignOff.Decision.KEEP, start + Duration.ofDays(90)))
        engine.sleep(Duration.ofDays(1))

        then:
        record.items[account().id()].disposition() == Disposition.EXCEPTION_APPROVED
        stagesOf('directory') == ['CHECK_DEPENDENCIES']
        stagesOf('keycloak').contains('VERIFY')

        when:
        run.getResult(OffboardingOutcome)

        then:
        record.items[account().id()].disposition() == Disposition.REMOVED
    }

    def "O1: silence is answered by the policy's safe default, and only then anything is touched"() {
        when:
        retire().getResult(OffboardingOutcome)

        then:
        record.obligations.last().state() == ObligationState.LAPSED
        record.items.values()*.disposition().every()
        record.entered.last().at() >= start + Duration.ofDays(14)
        stagesOf('directory').first() == 'CHECK_DEPENDENCIES'
    }

    def "S9, O3: a target that was away when owners were asked is asked when it returns, before it is touched: away #away"() {
        given:
        estate.whenAsked = { if (away == 'since the plan') estate.down << 'directory' }
        estate.whenFound = { if (away == 'since it was found') estate.down << 'directory' }
        def run = retire()
        engine.sleep(Duration.ofDays(1))

        expect: 'what is known goes'
        stagesOf('keycloak').contains('VERIFY')

        when:
        estate.whenAsked = {}
        estate.whenFound = {}
        estate.down.clear()
        engine.sleep(Duration.ofDays(1))

        then:
        stagesOf('directory').unique() == ['CHECK_DEPENDENCIES']

        when:
        stub().signOff(word(SignOff.Decision.APPROVE))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.items[account().id()].disposition() == Disposition.REMOVED
        stagesOf('directory').containsAll(ALL)

        where:
        away << ['since the plan', 'since it was found']
    }

    def "T12, T13: a retirement that waits for its owners is taken back with nothing touched and nobody asked any more: away #away"() {
        given:
        estate.whenFound = { if (away) estate.down << away }
        def run = retire()
        engine.sleep(Duration.ofDays(3))

        when:
        stub().rescind(new Rescission('olga', 'it is needed after all', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.RESCINDED
        record.rescissions*.heeded() == [true]
        ['keycloak', 'directory', 'atelier'].every { ['CHECK_DEPENDENCIES'].containsAll(stagesOf(it)) }
        record.items.values().every { !it.disposition() && !it.returned() && !it.removedAt() }
        record.openAtTheEnd.empty

        where:
        away << [null, 'atelier']
    }

    def "P5: the subject's own word takes no retirement back"() {
        given:
        def run = retire()
        engine.sleep(Duration.ofDays(3))

        when:
        stub().rescind(new Rescission('e-1001', 'I stay', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.rescissions*.heeded() == [false]
    }

    def "T7: a workload at risk is contained first, and its owner is asked afterwards"() {
        given:
        begin(kind: SubjectKind.WORKLOAD, trigger: Trigger.RISK)
        engine.sleep(Duration.ofDays(1))

        expect:
        stagesOf('directory') == ['REVOKE_SESSIONS', 'ROTATE_SECRETS', 'CHECK_DEPENDENCIES']
    }

    private retire() {
        begin(kind: SubjectKind.WORKLOAD, trigger: Trigger.WORKLOAD_RETIREMENT)
    }

    private AccessItem account() {
        record.items.values()*.item().find { it.target().value() == 'directory' && it.kind() == ItemKind.ACCOUNT }
    }

    private SignOff word(SignOff.Decision decision, until = null) {
        new SignOff(account().id(), decision, until, null, 'they use the new one', 'olga', 'directory-owner', start)
    }
}
