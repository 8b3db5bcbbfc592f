package dev.handback.connector.sweep

import dev.handback.connector.Connector
import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*

/** What signs in for a vendor or a workload, and what others granted it (T5, T10). */
class IntegrationSpec extends SweepSetting {

    static final List<AccessItem> INTEGRATION =
            [item(ItemKind.SESSIONS), item(ItemKind.CREDENTIAL), item(ItemKind.INTEGRATION), item(ItemKind.DELEGATION),
             item(ItemKind.ENTITLEMENT, 'fake', 'staff'), item(ItemKind.ENTITLEMENT, 'fake', 'admins')]

    def "an integration is proven gone by a secret that worked before the disable and is refused after it, and the grants of others with it (T5, S5)"() {
        when:
        def outcomes = throughAll(serving(fake: system))
        def proven = outcomes.findAll { it instanceof ItemOutcome.Proven }

        then:
        proven*.item() as Set == INTEGRATION*.id() as Set
        proven*.proof()*.method().unique() == [ProofMethod.TRIED]
        system.consents.empty && !system.enabled && system.groups.empty

        and: 'nobody can grant anew what was just revoked, and what was opened ends last'
        system.calls.findAll { it in ['removeEntitlement', 'disableAccount', 'revokeDelegation'] }.unique() ==
                ['removeEntitlement', 'disableAccount', 'revokeDelegation']
        system.calls.lastIndexOf('endSessions') > system.calls.indexOf('revokeDelegation')
    }

    def "a target that says yes and leaves a grant in force is caught by looking: #lie"() {
        given:
        system."$lie" = true

        expect:
        throughAll(serving(fake: system)).findAll { it instanceof ItemOutcome.StillAllowed && it.stage() == Stage.VERIFY }*.item()
                .contains(item(still).id())

        where:
        lie                  || still
        'revokeDoesNothing'  || ItemKind.DELEGATION
        'disableDoesNothing' || ItemKind.INTEGRATION
    }

    def "integrations and grants that a connector cannot end are a person's, never an exception"() {
        given:
        def access = serving(fake: new Connector() { void close() {} })

        expect:
        access.disableAccounts(sweep(Stage.DISABLE_ACCOUNTS)).outcomes().every { it instanceof ItemOutcome.NeedsPerson }
    }

    private List<ItemOutcome> throughAll(AccessActivities access) {
        access.revokeSessions(sweep(Stage.REVOKE_SESSIONS)).outcomes() + access.rotateSecrets(sweep(Stage.ROTATE_SECRETS)).outcomes() +
                access.disableAccounts(sweep(Stage.DISABLE_ACCOUNTS)).outcomes() + access.verifyNoAccess(sweep(Stage.VERIFY)).outcomes()
    }

    private Sweep sweep(Stage stage) {
        new Sweep(run, stage, INTEGRATION.findAll { stage.concerns(it.kind()) }, INTEGRATION.collect { TargetAccount.of(it) }, [])
    }
}
