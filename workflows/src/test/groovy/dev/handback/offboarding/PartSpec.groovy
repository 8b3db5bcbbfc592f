package dev.handback.offboarding

import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import spock.lang.Timeout

/** Triggers that are not about everything a subject has (T2, T8). */
@Timeout(60)
class PartSpec extends ProcessSpec {

    def "in a role change the rest goes in one run, what stays is on the record, and no stage touches it (T2)"() {
        given:
        serve()

        when:
        def outcome = begin(trigger: Trigger.ROLE_CHANGE, keep: ['directory']).getResult(OffboardingOutcome)

        then:
        outcome.state() == OffboardingState.SEALED
        record.planned.first().kept().collect { it.target().value() + '/' + it.kind() } ==
                ['keycloak/CREDENTIAL', 'keycloak/ACCOUNT', 'directory/CREDENTIAL', 'directory/ACCOUNT']
        record.items.values()*.item().findAll { it.target().value() == 'keycloak' }*.kind() == [ItemKind.SESSIONS]
        record.items.values().every { it.disposition() in [Disposition.REMOVED, Disposition.RECLAIMED] }
        stagesOf('atelier').contains('RELEASE_SEATS')
        estate.staying == ['keycloak', 'directory'] as Set
    }

    def "a role change that takes nothing away seals, and nobody is asked who the subject is (T2)"() {
        given:
        serve()

        when:
        def outcome = begin(trigger: Trigger.POLICY, only: ['warehouse/reporting']).getResult(OffboardingOutcome)

        then:
        outcome.state() == OffboardingState.SEALED
        outcome.items() == 0
        record.obligations.empty
    }
}
