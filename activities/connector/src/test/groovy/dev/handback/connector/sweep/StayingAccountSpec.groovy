package dev.handback.connector.sweep

import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemOutcome
import dev.handback.offboarding.access.ProofMethod
import dev.handback.offboarding.access.TargetAccount

/** Accounts of which only a part goes (T2, T8). */
class StayingAccountSpec extends SweepSetting {

    def "nobody tries to get in with an account that stays, and what went from it is read back (T2)"() {
        given:
        staying = [TargetAccount.of(item(ItemKind.ACCOUNT))]
        def access = serving(fake: system)

        when:
        def outcomes = through(access, [Stage.DISABLE_ACCOUNTS, Stage.VERIFY]) { it.kind() == ItemKind.ENTITLEMENT || it.kind() == ItemKind.SESSIONS }
        def proven = outcomes.findAll { it instanceof ItemOutcome.Proven } as List<ItemOutcome.Proven>

        then:
        !system.calls.contains('signIn')
        proven*.item()*.value() as Set == ['fake-SESSIONS-ada', 'fake-ENTITLEMENT-staff', 'fake-ENTITLEMENT-admins'] as Set
        proven.every { it.proof().method() == ProofMethod.READ_BACK }
    }
}
