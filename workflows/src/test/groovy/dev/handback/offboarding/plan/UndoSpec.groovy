package dev.handback.offboarding.plan

import static dev.handback.offboarding.access.ItemKind.*
import static dev.handback.offboarding.access.Return.Result.*

import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*
import java.time.Instant
import spock.lang.Specification

/** What can be done about each item when its offboarding is taken back (T13). */
class UndoSpec extends Specification {

    def "an account or a right that Handback took is given back by its target, with how it was left (T13)"() {
        given:
        def undo = Undo.of(taken(kind, 'v1'), false)

        expect:
        (undo as Undo.Attempt).what().told()
        (undo as Undo.Attempt).what().fingerprints() == ['v1']

        where:
        kind << [ACCOUNT, INTEGRATION, ENTITLEMENT]
    }

    def "what nobody touched needs nothing: #kind"() {
        expect:
        Undo.of(ItemState.planned(item(kind)), false) instanceof Undo.Nothing

        where:
        kind << ItemKind.values()
    }

    def "where an act may not have lived to tell, the target is looked at, and nothing is claimed to be ours (T12)"() {
        given:
        def undo = Undo.of(ItemState.planned(item(ACCOUNT)), true)

        expect:
        !(undo as Undo.Attempt).what().told()
    }

    def "what stays gone says so: #kind (T13)"() {
        expect:
        with(Undo.of(taken(kind, null), false) as Undo.Stays) {
            result() == expected
            why().contains(says)
        }

        where:
        kind        || expected     | says
        SESSIONS    || IRREVERSIBLE | 'signs in anew'
        CREDENTIAL  || IRREVERSIBLE | 'set a new one'
        CERTIFICATE || IRREVERSIBLE | 'issue a new one'
        SEAT        || IRREVERSIBLE | 'pool t/native'
        DELEGATION  || IRREVERSIBLE | 'grants it again'
    }

    def "what was gone before Handback came is not Handback's to give back (T13)"() {
        given:
        def absent = ItemState.planned(item(ACCOUNT)).after(new ItemOutcome.AlreadyAbsent(new ItemId('it'), Stage.DISABLE_ACCOUNTS, 'disabled already', Instant.EPOCH))

        expect:
        (Undo.of(absent, false) as Undo.Stays).result() == NOT_OURS
    }

    def "what others had not granted when Handback came to revoke it is nobody's loss (T13, T5)"() {
        given:
        def absent = ItemState.planned(item(DELEGATION)).after(new ItemOutcome.AlreadyAbsent(new ItemId('it'), Stage.DISABLE_ACCOUNTS, 'none', Instant.EPOCH))

        expect:
        Undo.of(absent, false) instanceof Undo.Nothing
    }

    def "what a person took by hand a person gives back (T13, O2)"() {
        given:
        def byHand = ItemState.planned(item(ACCOUNT)).after(new ItemOutcome.Proven(new ItemId('it'), Stage.VERIFY, new Proof(ProofMethod.ATTESTED, 'otto attests', Instant.EPOCH)))

        expect:
        (Undo.of(byHand, false) as Undo.Stays).result() == NOT_OURS
    }

    def "an act that is done twice leaves both its marks, and finding it done takes nothing from them"() {
        given:
        def state = taken(ACCOUNT, 'v1').after(done(ACCOUNT, 'v2'))
            .after(new ItemOutcome.AlreadyAbsent(new ItemId('it'), Stage.DISABLE_ACCOUNTS, 'disabled already', Instant.EPOCH))

        expect:
        (Undo.of(state, false) as Undo.Attempt).what().fingerprints() == ['v1', 'v2']
    }

    private static ItemState taken(ItemKind kind, String fingerprint) {
        ItemState.planned(item(kind)).after(done(kind, fingerprint))
    }

    private static ItemOutcome done(ItemKind kind, String fingerprint) {
        new ItemOutcome.Done(new ItemId('it'), kind == SEAT ? Stage.RELEASE_SEATS : Stage.DISABLE_ACCOUNTS, 'done', Instant.EPOCH, [], [], fingerprint)
    }

    private static AccessItem item(ItemKind kind) {
        new AccessItem(new ItemId('it'), new TargetId('t'), kind, new AccountRef('ada', 'ada'), 'native', 'ada', ItemClass.SECURITY_CRITICAL,
                Reversibility.SUSPEND, 'owner', null, null)
    }
}
