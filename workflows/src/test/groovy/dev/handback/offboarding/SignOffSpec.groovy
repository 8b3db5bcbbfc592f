package dev.handback.offboarding

import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemStatus
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.policy.Policy
import spock.lang.Timeout

import java.time.Duration
import java.util.concurrent.atomic.AtomicBoolean

/** What others depend on is cut only after its owner's word, or when silence has its answer (S3, O1). */
@Timeout(60)
class SignOffSpec extends ProcessSpec {

    static final Duration WITHIN = Duration.ofDays(14)

    def setup() {
        settings.signOffs = new Policy.SignOffs(WITHIN, Policy.SafeDefault.DISABLE)
        estate.needed << 'directory'
        serve()
    }

    def "an account that others depend on is isolated, not cut, until its owner says #decision (S3, E: an account that cannot be disabled without breaking jobs)"() {
        given:
        def run = begin()
        engine.sleep(Duration.ofDays(1))

        expect: 'nobody can sign in with it, its jobs go on, and everybody else is done'
        stagesOf('directory') == ['REVOKE_SESSIONS', 'ROTATE_SECRETS', 'CHECK_DEPENDENCIES']
        stagesOf('keycloak').contains('VERIFY')
        record.items[account().id()].status() == ItemStatus.WAITING
        record.obligations.last().kind() == ObligationKind.SIGN_OFF
        record.obligations.last().assignee() == 'directory-owner'

        when:
        stub().signOff(word(decision, 'olga'))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.items[account().id()].disposition() == Disposition.REMOVED
        record.obligations.last().state() == ObligationState.MET
        record.changes.last().by() == 'olga'
        stagesOf('directory').containsAll(['DISABLE_ACCOUNTS', 'VERIFY'])

        where:
        decision << [SignOff.Decision.APPROVE, SignOff.Decision.REKEYED]
    }

    def "a word in the middle of the stages has the account go through all of them: nothing is verified that nobody has disabled (S3, S5)"() {
        given:
        def said = new AtomicBoolean()
        estate.whenDone = { done ->
            if (done.startsWith('DISABLE_ACCOUNTS') && said.compareAndSet(false, true)) {
                stub().signOff(word(SignOff.Decision.APPROVE, 'olga'))
            }
        }

        when:
        begin().getResult(OffboardingOutcome)

        then:
        said.get()
        estate.log.contains('DISABLE_ACCOUNTS directory')
        estate.log.indexOf('VERIFY directory') > estate.log.indexOf('DISABLE_ACCOUNTS directory')
        record.obligations*.kind().unique() == [ObligationKind.SIGN_OFF]
    }

    def "an account that its owner gave to somebody else stays, as theirs (O1)"() {
        given:
        def run = begin()
        engine.sleep(Duration.ofDays(1))

        when:
        stub().signOff(word(SignOff.Decision.REASSIGNED, 'olga', [to: 'bob']))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.items.values().findAll { it.item().target().value() == 'directory' }.every { it.disposition() == Disposition.REASSIGNED }
        !stagesOf('directory').contains('DISABLE_ACCOUNTS')
    }

    def "what an owner keeps until a date is an exception that lapses into removal by itself (O1, O4)"() {
        given:
        def run = begin()
        engine.sleep(Duration.ofDays(1))
        def until = start + Duration.ofDays(200)

        when:
        stub().signOff(word(SignOff.Decision.KEEP, 'olga', [until: until]))
        engine.sleep(Duration.ofDays(1))

        then:
        record.items[account().id()].disposition() == Disposition.EXCEPTION_APPROVED
        record.exceptions.first().grant().by() == 'olga'
        record.obligations.any { it.kind() == ObligationKind.EXCEPTION && it.dueAt() == until }

        when:
        run.getResult(OffboardingOutcome)

        then:
        record.items[account().id()].disposition() == Disposition.REMOVED
        record.entered.last().at() >= until
        stagesOf('directory').containsAll(['DISABLE_ACCOUNTS', 'VERIFY'])
    }

    def "silence means the policy's safe default, after a reminder and an escalation, all on the record (O1, O5)"() {
        given:
        settings.remindBefore = [Duration.ofDays(7), Duration.ofDays(1)]

        when:
        begin().getResult(OffboardingOutcome)
        def life = record.obligations.findAll { it.kind() == ObligationKind.SIGN_OFF }

        then:
        life*.reminders() == [0, 1, 1, 1]
        life*.escalation() == [0, 0, 1, 1]
        life*.assignee() == ['directory-owner', 'directory-owner', 'security-desk', 'security-desk']
        life.last().state() == ObligationState.LAPSED
        record.items[account().id()].disposition() == Disposition.REMOVED
        record.entered.last().at() >= start + WITHIN
    }

    def "where silence keeps it isolated, people are asked on and on, for months (O1)"() {
        given:
        settings.signOffs = new Policy.SignOffs(WITHIN, Policy.SafeDefault.KEEP_ISOLATED)
        settings.ladder = [new Policy.Step(Duration.ofDays(3), 'ciso')]
        def run = begin()

        when:
        engine.sleep(Duration.ofDays(180))

        then:
        record.items[account().id()].status() == ItemStatus.WAITING
        record.obligations.last().assignee() == 'ciso'
        record.obligations.last().escalation() == 2
        record.obligations.last().reminders() > 15

        when:
        stub().signOff(word(SignOff.Decision.APPROVE, 'ciso', [as: 'ciso']))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    def "only who is asked signs off, never the subject: #by as #as (P5)"() {
        given:
        begin()
        engine.sleep(Duration.ofDays(1))

        when:
        stub().signOff(word(SignOff.Decision.APPROVE, by, [as: as]))
        engine.sleep(Duration.ofDays(1))

        then:
        record.items[account().id()].status() == ItemStatus.WAITING
        record.obligations.last().state() == ObligationState.OPEN

        where:
        by                | as
        'ada@example.com' | 'directory-owner'
        'mallory'         | 'mallory'
    }

    def "a sign-off that comes twice counts once, and one that comes after the end changes nothing (O1)"() {
        given:
        def run = begin()
        engine.sleep(Duration.ofDays(1))

        when:
        2.times { stub().signOff(word(SignOff.Decision.APPROVE, 'olga')) }
        stub().signOff(word(SignOff.Decision.REASSIGNED, 'olga', [to: 'bob']))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.items[account().id()].disposition() == Disposition.REMOVED
        record.changes.count { it.obligation().kind() == ObligationKind.SIGN_OFF && it.obligation().state() == ObligationState.MET } == 1
    }

    def "a target that fell behind is not cut either before its owner signs off (S3, O3)"() {
        given:
        estate.down << 'directory'
        def run = begin()
        engine.sleep(Duration.ofDays(1))

        when:
        estate.down.clear()
        engine.sleep(Duration.ofDays(1))

        then:
        !stagesOf('directory').contains('VERIFY')
        record.obligations.findAll { it.kind() == ObligationKind.CONNECTOR_DEBT }.last().state() == ObligationState.MET
        record.items[account().id()].status() == ItemStatus.WAITING

        when:
        stub().signOff(word(SignOff.Decision.APPROVE, 'olga'))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.items[account().id()].disposition() == Disposition.REMOVED
    }

    def "an owner who is the subject is not asked about themselves (P5, O1)"() {
        given:
        settings.owners = [directory: 'ada@example.com']
        begin()

        when:
        engine.sleep(Duration.ofDays(1))

        then:
        record.obligations.last().assignee() == 'security-desk'
    }

    private AccessItem account() {
        record.items.values()*.item().find { it.target().value() == 'directory' && it.kind() == ItemKind.ACCOUNT }
    }

    private SignOff word(SignOff.Decision decision, String by, Map more = [:]) {
        new SignOff(account().id(), decision, more.until, more.to, 'looked at it', by, more.as ?: 'directory-owner', start)
    }
}
