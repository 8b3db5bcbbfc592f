package dev.handback.connector.sweep

import dev.handback.connector.Connector
import dev.handback.offboarding.Stage
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.*

/** Secrets of others that a leaver could read (S2). */
class ExposureWorkSpec extends SweepSetting {

    def setup() {
        system.readable = [build: 'secret of build']
    }

    def "what an account can read of others is found, with a fingerprint that tells nothing of the secret (S2)"() {
        when:
        def found = exposed(serving(fake: system))

        then:
        found*.account()*.id() == ['build']
        found*.kind() == [ItemKind.CREDENTIAL]
        found*.exposed() == [true]
        !found[0].snapshot().contains('secret')
        !found.toString().contains('secret of build secret')
    }

    def "it is replaced, the old one is tried and refused, and a second time changes nothing more (S2)"() {
        given:
        def access = serving(fake: system)
        def item = item(access)

        when:
        def outcomes = (1..2).collect { access.rotateSecrets(sweep(Stage.ROTATE_SECRETS, item)).outcomes()[0] as ItemOutcome.Done }

        then:
        outcomes[0].proofs()*.method() == [ProofMethod.TRIED]
        outcomes[0].how().startsWith('the old secret is refused')
        outcomes[1].proofs()*.method() == [ProofMethod.READ_BACK]
        system.calls.count('replacePassword') == 1
        access.verifyNoAccess(sweep(Stage.VERIFY, item)).outcomes()[0] instanceof ItemOutcome.Proven
    }

    def "one that its owner has changed meanwhile is left as it is (S2, S3)"() {
        given:
        def access = serving(fake: system)
        def item = item(access)
        system.readable.build = 'a new one'

        when:
        def outcome = access.rotateSecrets(sweep(Stage.ROTATE_SECRETS, item)).outcomes()[0]

        then:
        outcome instanceof ItemOutcome.Done
        !system.calls.contains('replacePassword')
        system.readable.build == 'a new one'
        access.verifyNoAccess(sweep(Stage.VERIFY, item)).outcomes()[0] instanceof ItemOutcome.Proven
    }

    def "a target that says yes is not believed: #lie (S2, S5)"() {
        given:
        def access = serving(fake: system)
        def item = item(access)
        system."$lie" = true

        expect:
        (access.rotateSecrets(sweep(Stage.ROTATE_SECRETS, item)).outcomes() + access.verifyNoAccess(sweep(Stage.VERIFY, item)).outcomes())
                .any { it instanceof ItemOutcome.StillAllowed }

        where:
        lie << ['rotateDoesNothing', 'oldSecretWorksOn']
    }

    def "a secret that is gone is nobody's to rotate (S2)"() {
        given:
        def access = serving(fake: system)
        def item = item(access)
        system.readable.clear()

        expect:
        access.rotateSecrets(sweep(Stage.ROTATE_SECRETS, item)).outcomes()[0] instanceof ItemOutcome.AlreadyAbsent
        access.verifyNoAccess(sweep(Stage.VERIFY, item)).outcomes()[0] instanceof ItemOutcome.Proven
    }

    def "where a connector cannot do it, a person does (S2, O2)"() {
        given:
        def found = FoundAccess.exposed(new TargetId('fake'), new AccountRef('build', 'build'), 'print')
        def access = serving(fake: new Connector() { void close() {} })

        expect:
        access.rotateSecrets(sweep(Stage.ROTATE_SECRETS, planned(found))).outcomes()[0] instanceof ItemOutcome.NeedsPerson
    }

    private List<FoundAccess> exposed(AccessActivities access) {
        def subject = new Subject(SubjectKind.EMPLOYEE, 'e-1', null, null, null)
        access.findAccess(new FindAccess(run, subject, [new TargetId('fake')])).found().findAll { it.exposed() }
    }

    private AccessItem item(AccessActivities access) {
        planned(exposed(access).first())
    }

    private static AccessItem planned(FoundAccess found) {
        new AccessItem(new ItemId('exposed'), found.target(), found.kind(), found.account(), found.nativeId(), found.name(),
                ItemClass.SECURITY_CRITICAL, Reversibility.DELETE, 'owner', null, null, found.snapshot(), true)
    }

    private Sweep sweep(Stage stage, AccessItem item) {
        new Sweep(run, stage, [item], [], [TargetAccount.of(item)])
    }
}
