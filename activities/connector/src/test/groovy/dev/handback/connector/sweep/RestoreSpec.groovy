package dev.handback.connector.sweep

import dev.handback.connector.Connector
import dev.handback.connector.ConnectorException
import dev.handback.connector.Restoration
import dev.handback.connector.SignIn
import dev.handback.connector.Snapshot
import dev.handback.connector.TriesWithoutPassword
import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*

/** Giving back, on targets in memory (T3, T13). */
class RestoreSpec extends SweepSetting {

    ItemKind signsIn = ItemKind.ACCOUNT

    def "what is open ends before what signs in is enabled, and rights come after it: #kind (T13)"() {
        given:
        signsIn = kind
        shut()
        def outcomes = restore(fake: system)

        expect:
        results(outcomes) == [("fake-$kind-ada".toString()): Return.Result.RESTORED, 'fake-ENTITLEMENT-staff': Return.Result.RESTORED]
        system.enabled
        system.groups == ['staff'] as Set
        system.calls.findAll { it in ['endSessions', 'enableAccount', 'giveBack'] } == ['endSessions', 'enableAccount', 'giveBack']

        where:
        kind << [ItemKind.ACCOUNT, ItemKind.INTEGRATION]
    }

    def "an account whose sessions cannot be ended is not enabled (T13)"() {
        given:
        shut()
        system.refuses.endSessions = new ConnectorException.Conflict('fake: sessions stay', null)

        expect:
        restore(fake: system).every { it instanceof ItemOutcome.Failed && it.stage() == Stage.RESTORE }
        !system.enabled
        system.groups.empty
    }

    def "an account that stays shut gets no rights back: #why (T13)"() {
        given:
        shut()
        system.restoration = restoration

        expect:
        results(restore(fake: system)).values().toSet() == [Return.Result.NOT_OURS] as Set
        system.groups.empty

        where:
        why                    | restoration
        'locked by others'     | new Restoration.NotOurs('locked by others')
    }

    def "sessions of somebody who is back already are left alone (T13)"() {
        expect:
        results(restore(fake: system))['fake-ACCOUNT-ada'] == Return.Result.ALREADY_THERE
        !system.calls.contains('endSessions')
    }

    def "an account of which no snapshot says that it was enabled stays as it is: #snapshot (T13)"() {
        given:
        shut()

        expect:
        results(restore(snapshot, fake: system))['fake-ACCOUNT-ada'] == Return.Result.NOT_OURS
        !system.enabled

        where:
        snapshot << [null, Snapshot.of(false)]
    }

    def "a target that is down owes all of it, and no other target waits (T13, S8)"() {
        given:
        shut()
        def down = new FakeSystem(id: 'down', raises: new ConnectorException.Unavailable('down: refused', null))
        def outcomes = restore(fake: system, down: down)

        expect:
        byTarget(outcomes, 'fake') instanceof ItemOutcome.Returned
        outcomes.findAll { it.item().value().startsWith('down-') }.every { (it as ItemOutcome.Failed).kind() == FailureKind.UNAVAILABLE }
    }

    def "what a connector cannot give back is a person's, never an exception (T13)"() {
        expect:
        results(restore(fake: new Connector() { void close() {} })).values().toSet() == [Return.Result.NOT_OURS] as Set
    }

    def "a seat whose release did not end is there only where the vendor still counts it (T13, L6)"() {
        given:
        system.seat = held
        def access = serving(fake: system)

        expect:
        results(access.restore(new Restore(run, [new Suspended(item(ItemKind.SEAT), false, [])])).outcomes()).values().first() == result

        where:
        held  || result
        true  || Return.Result.ALREADY_THERE
        false || Return.Result.IRREVERSIBLE
    }

    def "whose password stays is never tried with another one, and what was not tried is not claimed (T3, S5)"() {
        given:
        def own = [new TargetAccount(new TargetId('fake'), 'ada')]
        def parts = [item(ItemKind.SESSIONS), item(ItemKind.ACCOUNT)]
        def access = serving(fake: system)

        when:
        access.disableAccounts(new Sweep(run, Stage.DISABLE_ACCOUNTS, parts, [], [], own))
        def outcomes = access.verifyNoAccess(new Sweep(run, Stage.VERIFY, parts, [], [], own)).outcomes()

        then:
        !system.calls.contains('signIn')
        outcomes*.proof()*.method().unique() == [ProofMethod.READ_BACK]
    }

    def "where a target can be tried without a password, its refusal of the account is proof, and getting in is not (T3, S5)"() {
        given:
        def own = [new TargetAccount(new TargetId('fake'), 'ada')]
        def tried = new TriedSystem(answer: answer, enabled: false)

        expect:
        check.call(serving(fake: tried).verifyNoAccess(new Sweep(run, Stage.VERIFY, [item(ItemKind.ACCOUNT)], [], [], own)).outcomes().first())

        where:
        answer                                                            | check
        new SignIn.Refused(SignIn.Reason.ACCOUNT_DISABLED, 'locked')      | { it.proof().method() == ProofMethod.TRIED }
        new SignIn.NotTried('password first')                             | { it.proof().method() == ProofMethod.READ_BACK }
        new SignIn.Accepted(new FakeSystem.Session(), 'impersonated')     | { it instanceof ItemOutcome.StillAllowed }
    }

    static class TriedSystem extends FakeSystem implements TriesWithoutPassword {
        SignIn answer

        SignIn tryWithoutPassword(AccountRef account) { answer }
    }

    private void shut() {
        system.enabled = false
        system.groups = [] as Set
    }

    private List<ItemOutcome> restore(Map<String, Connector> systems, String snapshot = Snapshot.of(true)) {
        def items = systems.keySet().collectMany { id ->
            [item(ItemKind.ENTITLEMENT, id, 'staff'), item(signsIn, id).being(snapshot)]
        }
        serving(systems).restore(new Restore(run, items.collect { new Suspended(it, true, ['v1']) })).outcomes()
    }

    private static Map<String, Return.Result> results(List<ItemOutcome> outcomes) {
        outcomes.collectEntries { [it.item().value(), (it as ItemOutcome.Returned).what().result()] }
    }
}
