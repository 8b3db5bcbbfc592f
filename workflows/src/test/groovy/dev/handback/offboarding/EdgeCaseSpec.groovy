package dev.handback.offboarding

import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemState
import dev.handback.offboarding.access.ItemStatus
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.policy.Policy
import dev.handback.offboarding.seat.SeatAccount
import java.time.Duration
import spock.lang.Timeout

/** What does not belong to one person alone, and people who are more than one thing (section E). */
@Timeout(60)
class EdgeCaseSpec extends ProcessSpec {

    def "an account that several people use is nobody's to take: it works on, and its owner gives it a new password (L8, E: shared mailbox, E: pooled tool): #account"() {
        given:
        settings.shared = [directory: pattern]
        estate.withAnother('directory', account)
        serve()
        def run = begin()
        engine.sleep(Duration.ofDays(1))

        expect: 'nothing was done to it, everything to the leaver\'s own account beside it'
        estate.accountsTouched.findAll { it.endsWith('/' + account) }.empty
        estate.accountsTouched.containsAll(['REVOKE_SESSIONS directory/ada', 'DISABLE_ACCOUNTS directory/ada'])
        record.planned*.kept().flatten().collect { [it.kind(), it.account().name(), it.why()] } as Set ==
            [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.SEAT].collect { [it, account, 'several people use the account'] } as Set

        and: 'the leaver may know its password'
        def owed = record.obligations.last()
        [owed.kind(), owed.assignee(), owed.state()] == [ObligationKind.MANUAL_REMOVAL, 'directory-owner', ObligationState.OPEN]
        owed.why() == "several people use $account, and Ada L. may know its password: give it a new one, and tell the others"

        when:
        stub().removedByHand(new ManualRemoval(owed.item(), 'olga', ManualRemoval.Outcome.DONE, 'new password is in the vault', start))

        then: 'no seat but the leaver\'s own one has moved'
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.items[owed.item()].disposition() == Disposition.REMOVED
        record.seats*.item().unique().collect { record.items[it].item().account().name() } == ['ada']

        where:
        pattern      | account
        'front-desk' | 'front-desk'
        'render-*'   | 'render-3'
    }

    def "nobody is asked for a new password of a shared account before the leaver goes (T1, E: shared mailbox)"() {
        given:
        settings.shared = [directory: 'front-desk']
        estate.withAnother('directory', 'front-desk')
        serve()
        begin(effectiveAt: start + Duration.ofDays(40))

        when:
        engine.sleep(Duration.ofDays(39))

        then:
        record.obligations.empty

        when:
        engine.sleep(Duration.ofDays(2))

        then:
        record.obligations.first().openedAt() >= start + Duration.ofDays(40)
    }

    def "each team answers for its own environment: one's silence keeps no other one's account (S3, S8, E: one identity in several environments or owned by several teams)"() {
        given:
        settings.signOffs = new Policy.SignOffs(Duration.ofDays(14), Policy.SafeDefault.KEEP_ISOLATED)
        settings.owners = [directory: 'team-staging', keycloak: 'team-production']
        estate.needed.addAll(['directory', 'keycloak'])
        serve()
        def run = begin()
        engine.sleep(Duration.ofDays(1))

        expect:
        record.obligations.collectEntries { [it.target().value(), it.assignee()] } == [directory: 'team-staging', keycloak: 'team-production']

        when:
        signOff('keycloak', 'team-production')
        engine.sleep(Duration.ofDays(1))

        then:
        account('keycloak').disposition() == Disposition.REMOVED
        account('directory').status() == ItemStatus.WAITING

        when: 'another team has no say here'
        signOff('directory', 'team-production')
        engine.sleep(Duration.ofDays(1))

        then:
        account('directory').status() == ItemStatus.WAITING

        when:
        signOff('directory', 'team-staging')

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        account('directory').disposition() == Disposition.REMOVED
    }

    def "all accounts that a target has of one identity go (P1, E: one identity in several environments or owned by several teams)"() {
        given:
        estate.withAnother('directory', 'ada-staging')
        serve()

        when:
        offboard()

        then:
        ['ada', 'ada-staging'].every { estate.accountsTouched.contains('DISABLE_ACCOUNTS directory/' + it) }
        record.items.values().every { it.disposed() }
    }

    def "a seat is freed whoever holds it, a program too (L8, E: a bot with a paid seat)"() {
        given:
        serve()

        when:
        begin(kind: SubjectKind.WORKLOAD).getResult(OffboardingOutcome)

        then: 'and not before its access is gone'
        record.seats.last().to() == SeatAccount.FREED
        record.tooEarly == []
        estate.log.indexOf('RELEASE_SEATS atelier') > estate.log.indexOf('VERIFY atelier')
    }

    def "who set up the source cannot speak through it for themselves: their own #word counts for nothing (P5, T11, E: a leaver who created the HR webhook itself)"() {
        given:
        serve(1)
        def run = begin(triggeredBy: 'ada@example.com', effectiveAt: start + Duration.ofDays(40))
        engine.sleep(Duration.ofMinutes(1))

        when:
        speak.call(stub(), start)
        engine.sleep(Duration.ofDays(1))

        then: 'and is on the record'
        record.entered.last().state() == OffboardingState.AWAITING_APPROVAL
        !record.moves.any { it.heeded() }
        !record.rescissions.any { it.heeded() }
        record.moves.size() + record.rescissions.size() == told

        when:
        stub().decide(new ApprovalDecision('anna', ApprovalDecision.Decision.APPROVE, 'her own event, checked with her manager', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
        record.items.values().every { it.disposed() }
        record.seals[0].at() >= start + Duration.ofDays(40)

        where:
        word            | told | speak
        'approval'      | 0    | { it, at -> it.decide(new ApprovalDecision('ada@example.com', ApprovalDecision.Decision.APPROVE, 'fine', at)) }
        'rejection'     | 0    | { it, at -> it.decide(new ApprovalDecision('e-1001', ApprovalDecision.Decision.REJECT, 'no', at)) }
        'rescission'    | 1    | { it, at -> it.rescind(new Rescission('ada@example.com', 'I stay', at)) }
        'date'          | 1    | { it, at -> it.move(new DateMove(at + Duration.ofDays(4000), 'e-1001', 'later', at)) }
    }

    private void signOff(String target, String by) {
        stub().signOff(new SignOff(account(target).item().id(), SignOff.Decision.APPROVE, null, null, 'looked at it', by, by, start))
    }

    private ItemState account(String target) {
        record.items.values().find { it.item().target().value() == target && it.item().kind() == ItemKind.ACCOUNT }
    }

    def "a target that knows people by a name that nobody has told is searched by a person, never taken for searched (P1, O2)"() {
        given:
        serve()
        estate.nameless << 'directory'
        def run = begin()
        engine.sleep(Duration.ofDays(1))

        expect: 'all that was found is gone, and the run does not say that this is all'
        def owed = record.obligations.findAll { it.kind() == ObligationKind.MANUAL_REMOVAL && it.target().value() == 'directory' }
        owed*.item().toSet().size() == 1
        owed.last().assignee() == 'directory-owner'
        record.items[owed.last().item()].status() == ItemStatus.NEEDS_PERSON
        record.items.values().count { it.status() == ItemStatus.NEEDS_PERSON } == 1
        record.entered.last().state() == OffboardingState.WAITING

        when:
        stub().removedByHand(new ManualRemoval(owed.last().item(), 'olga', ManualRemoval.Outcome.DONE, 'no account of this person', start))

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    def "where nobody knows the subject at all, one question is enough: who it is (O1)"() {
        given:
        serve()
        estate.nameless << 'directory'
        estate.access.clear()
        begin()
        engine.sleep(Duration.ofDays(1))

        expect:
        record.obligations*.kind().toSet() == [ObligationKind.IDENTIFY_SUBJECT] as Set
    }
}
