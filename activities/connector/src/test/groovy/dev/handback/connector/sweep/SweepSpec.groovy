package dev.handback.connector.sweep

import dev.handback.connector.Connector
import dev.handback.connector.ConnectorException
import dev.handback.connector.ReadBack
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch

/** Stage work and the rules of proof, on targets in memory. */
class SweepSpec extends SweepSetting {

    def "an account is proven gone by a sign-in that worked before the disable and is refused after it (S5)"() {
        given:
        def access = serving(fake: system)

        when:
        def outcomes = through(access, Stage.OF_ACCESS)

        then:
        def proofs = outcomes.findAll { it instanceof ItemOutcome.Proven && it.stage() == Stage.VERIFY }
        proofs.size() == 5
        proofs*.proof()*.method().toSet() == [ProofMethod.TRIED] as Set
        system.groups.empty
    }

    def "a session opened before the disable must be dead after it (S1, S5)"() {
        given:
        def access = serving(fake: system)
        def outcomes = through(access, [Stage.ROTATE_SECRETS, Stage.DISABLE_ACCOUNTS])

        expect:
        def sessions = outcomes.find { it.stage() == Stage.DISABLE_ACCOUNTS && it.item() == item(ItemKind.SESSIONS).id() }
        sessions instanceof ItemOutcome.Done
        (sessions as ItemOutcome.Done).proofs()*.how() == ['a session opened before the disable was refused after it']
    }

    def "a disable that leaves sessions alive is still allowed, whatever the target answered"() {
        given:
        system.disableLeavesSessions = true
        system.endSessionsDoesNothing = true
        def access = serving(fake: system)

        when:
        def outcomes = through(access, [Stage.ROTATE_SECRETS, Stage.DISABLE_ACCOUNTS])

        then:
        outcomes.find { it.item() == item(ItemKind.SESSIONS).id() } instanceof ItemOutcome.StillAllowed
    }

    def "a target that says yes and does nothing is caught by trying: #lie"() {
        given:
        system."$lie" = true
        def access = serving(fake: system)

        expect:
        through(access, Stage.OF_ACCESS).any { it instanceof ItemOutcome.StillAllowed && it.stage() == seenIn }

        where:
        lie                  || seenIn
        'disableDoesNothing' || Stage.VERIFY
        'rotateDoesNothing'  || Stage.ROTATE_SECRETS
    }

    def "a refusal that may be the password's is proof only where the password was seen to work before (control #controlled)"() {
        given:
        def refused = new SignIn.Refused(SignIn.Reason.CREDENTIALS_REFUSED, 'wrong name or password')

        expect:
        def outcome = Verdict.of(item(ItemKind.ACCOUNT), refused, new ReadBack.Gone('disabled'), controlled, Instant.EPOCH)
        (outcome as ItemOutcome.Proven).proof().method() == method

        where:
        controlled || method
        true       || ProofMethod.TRIED
        false      || ProofMethod.READ_BACK
    }

    def "what was seen of one account proves nothing of another one at the same target"() {
        given:
        system.enabled = false
        system.saysOnlyWrongPassword = true
        def seen = item(ItemKind.ACCOUNT)
        def other = new AccessItem(new ItemId('other'), seen.target(), ItemKind.ACCOUNT, new AccountRef('ada-admin', 'ada-admin'),
                'ada-admin', 'ada-admin', ItemClass.SECURITY_CRITICAL, Reversibility.SUSPEND, 'owner', null, null)

        when:
        def outcomes = serving(fake: system).verifyNoAccess(new Sweep(run, Stage.VERIFY, [seen, other], [TargetAccount.of(seen)], [])).outcomes()

        then:
        outcomes.collectEntries { [it.item(), (it as ItemOutcome.Proven).proof().method()] } ==
                [(seen.id()): ProofMethod.TRIED, (other.id()): ProofMethod.READ_BACK]
    }

    def "an account that cannot be tried from here is rotated and disabled all the same, and proven by reading back only (S5)"() {
        given:
        system.cannotBeTried = true
        def outcomes = through(serving(fake: system), Stage.OF_ACCESS)

        expect:
        !outcomes.any { it instanceof ItemOutcome.StillAllowed }
        outcomes.findAll { it instanceof ItemOutcome.Proven }*.proof()*.method().unique() == [ProofMethod.READ_BACK]
    }

    def "a target that is down or hangs is an outcome, and no other target waits for it beyond its limit (S8)"() {
        given:
        def hanging = new FakeSystem(id: 'hangs', hangsOn: new CountDownLatch(1))
        def down = new FakeSystem(id: 'down', raises: new ConnectorException.Unavailable('down: connection refused', null))
        def access = serving(fake: system, hangs: hanging, down: down)

        when:
        def outcomes = access.revokeSessions(new Sweep(run, Stage.REVOKE_SESSIONS,
                ['hangs', 'fake', 'down', 'nowhere'].collect { item(ItemKind.SESSIONS, it) }, [], [])).outcomes()

        then:
        byTarget(outcomes, 'fake') instanceof ItemOutcome.Done
        (byTarget(outcomes, 'down') as ItemOutcome.Failed).kind() == FailureKind.UNAVAILABLE
        (byTarget(outcomes, 'hangs') as ItemOutcome.Failed).how().contains('did not finish within PT0.9S')
        (byTarget(outcomes, 'nowhere') as ItemOutcome.Failed).kind() == FailureKind.MISCONFIGURED
    }

    def "a worker knows at its start which targets do not answer"() {
        given:
        def down = new FakeSystem(id: 'down', raises: new ConnectorException.Unavailable('down: connection refused', null))
        def targets = [fake: system, down: down].collect { id, it -> new Target(new TargetId(id), it, Duration.ofMillis(900)) }
        def access = new AccessActivitiesImpl(new Targets(targets), new ThrowAwayPasswords(Secret.of('k' * 32)), Clock.systemUTC())

        expect:
        access.greetTargets()*.target()*.value() == ['down']

        cleanup:
        access.close()
    }

    def "what a connector cannot do is a person's, never an exception"() {
        given:
        def access = serving(fake: new Connector() { void close() {} })

        expect:
        through(access, Stage.OF_ACCESS).every { it instanceof ItemOutcome.NeedsPerson }
    }

    def "dependents stay behind on the record (S3, R2)"() {
        given:
        def access = serving(fake: system)

        expect:
        (through(access, [Stage.CHECK_DEPENDENCIES]).first() as ItemOutcome.Done).residual() == ['event nightly runs as ada']
    }

    def "a seat is free only when the vendor's own count says so (L6)"() {
        given:
        system.vendorKeepsCounting = keepsCounting
        def access = serving(fake: system)

        expect:
        outcomeType.isInstance(access.releaseSeats(new Sweep(run, Stage.RELEASE_SEATS, [item(ItemKind.SEAT)], [], [])).outcomes().first())

        where:
        keepsCounting || outcomeType
        false         || ItemOutcome.Done
        true          || ItemOutcome.StillAllowed
    }

    def "a seat that the vendor goes on counting is not free at the next try either (L6)"() {
        given:
        system.vendorKeepsCounting = true
        system.knowsHolders = knowsHolders
        def access = serving(fake: system)
        def seats = new Sweep(run, Stage.RELEASE_SEATS, [item(ItemKind.SEAT)], [], [])

        expect:
        firstTry.isInstance(access.releaseSeats(seats).outcomes().first())
        nextTry.isInstance(access.releaseSeats(seats).outcomes().first())

        where: 'nobody can tell where the vendor does not say who holds one'
        knowsHolders || firstTry                 | nextTry
        true         || ItemOutcome.StillAllowed | ItemOutcome.StillAllowed
        false        || ItemOutcome.NeedsPerson  | ItemOutcome.NeedsPerson
    }

    def "a seat released by an attempt that did not live to tell is free where the vendor counts only who holds one (L6, T12)"() {
        given:
        system.seat = false
        system.used = 9

        expect:
        serving(fake: system).releaseSeats(new Sweep(run, Stage.RELEASE_SEATS, [item(ItemKind.SEAT)], [], [])).outcomes().first() instanceof ItemOutcome.Done
    }

    def "in a sweep, too, what a target refuses for one item is that item's alone"() {
        given:
        system.refuses.removeEntitlement = new ConnectorException.Denied('fake: may not', null)
        def outcomes = through(serving(fake: system), [Stage.DISABLE_ACCOUNTS])

        expect:
        outcomes.findAll { it instanceof ItemOutcome.Failed }*.item() == items().findAll { it.kind() == ItemKind.ENTITLEMENT }*.id()
        outcomes.find { it.item() == item(ItemKind.ACCOUNT).id() } instanceof ItemOutcome.Done
    }

    def "throw-away passwords are the same for every worker with the key, differ by account, and never show"() {
        given:
        def key = Secret.of('k' * 32)
        def account = new AccountRef('ada', 'ada')
        def password = new ThrowAwayPasswords(key).passwordOf(run, new TargetId('fake'), account)

        expect:
        new ThrowAwayPasswords(key).passwordOf(run, new TargetId('fake'), account).reveal() == password.reveal()
        new ThrowAwayPasswords(key).passwordOf(run, new TargetId('other'), account).reveal() != password.reveal()
        password.toString() == '***'
    }
}
