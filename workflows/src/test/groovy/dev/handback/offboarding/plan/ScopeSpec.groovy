package dev.handback.offboarding.plan

import dev.handback.inventory.NamePattern
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingRequest
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Source
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.FoundAccess
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.TargetBrief
import dev.handback.offboarding.access.TargetId
import spock.lang.Specification

import java.time.Duration
import java.time.Instant

/** Which of what was found goes, by trigger (T1, T2, T8, T9). */
class ScopeSpec extends Specification {

    static final List<FoundAccess> FOUND = [
            found('keycloak', ItemKind.ACCOUNT, 'uuid', 'ada'), found('keycloak', ItemKind.SESSIONS, 'uuid', 'sessions'),
            found('keycloak', ItemKind.CREDENTIAL, 'c-1', 'password'), found('keycloak', ItemKind.ENTITLEMENT, 'r-1', 'role staff'),
            found('keycloak', ItemKind.ENTITLEMENT, 'r-2', 'design-app'),
            found('atelier', ItemKind.ACCOUNT, 'a-1', 'ada'), found('atelier', ItemKind.SESSIONS, 'a-1', 'sessions'),
            found('atelier', ItemKind.SEAT, 'designer', 'designer seat')]

    def "in a #trigger everything goes (T1, T7)"() {
        expect:
        Scope.of(request(trigger), [], [], FOUND) == new Scope(FOUND, [])

        where:
        trigger << [Trigger.TERMINATION, Trigger.CONTRACT_END, Trigger.RISK]
    }

    def "in a role change what is named stays with the account that holds it, sessions end, and the rest goes: keep #keep (T2)"() {
        when:
        def scope = Scope.of(request(Trigger.ROLE_CHANGE, keep), birthright, [], FOUND)

        then:
        scope.kept().collect { named(it.target(), it.name()) } == kept
        scope.going().collect { named(it.target(), it.name()) } == FOUND.collect { named(it.target(), it.name()) } - kept
        scope.kept().every { it.why() }

        where:
        keep                              | birthright           || kept
        ['keycloak/staff']                | []                   || ['keycloak/ada', 'keycloak/password', 'keycloak/role staff']
        ['role staff']                    | []                   || ['keycloak/ada', 'keycloak/password', 'keycloak/role staff']
        ['aff']                           | []                   || []
        ['staff']                         | []                   || ['keycloak/ada', 'keycloak/password', 'keycloak/role staff']
        ['r-1']                           | []                   || ['keycloak/ada', 'keycloak/password', 'keycloak/role staff']
        []                                | ['keycloak/ACCOUNT'] || ['keycloak/ada', 'keycloak/password']
        []                                | []                   || []
        ['atelier/SEAT', 'keycloak/staff'] | []                  || ['keycloak/ada', 'keycloak/password', 'keycloak/role staff', 'atelier/ada', 'atelier/designer seat']
        ['warehouse/staff']               | []                   || []
        ['keycloak']                      | []                   || ['keycloak/ada', 'keycloak/password', 'keycloak/role staff', 'keycloak/design-app']
    }

    def "the account at a target of which nothing is kept goes with all it has (T2)"() {
        expect:
        Scope.of(request(Trigger.ROLE_CHANGE, ['keycloak']), [], [], FOUND).going().findAll { it.target().value() == 'atelier' }*.kind() ==
                [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.SEAT]
    }

    def "only the offending access goes, with the sessions that carry it: #only (T8)"() {
        expect:
        Scope.of(request(Trigger.POLICY, [], only), ['keycloak/ACCOUNT'], [], FOUND).going().collect { "${it.target()}/${it.kind()}/${it.name()}".toString() } == going

        where:
        only                  || going
        ['keycloak/design-app'] || ['keycloak/SESSIONS/sessions', 'keycloak/ENTITLEMENT/design-app']
        ['atelier/ACCOUNT']   || ['atelier/ACCOUNT/ada', 'atelier/SESSIONS/sessions', 'atelier/SEAT/designer seat']
        ['atelier']           || ['atelier/ACCOUNT/ada', 'atelier/SESSIONS/sessions', 'atelier/SEAT/designer seat']
        ['nothing']           || []
    }

    def "in a leave what signs in goes, an application's client as an account does, and everything else of it stays (T3)"() {
        given:
        def client = [ItemKind.INTEGRATION, ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ENTITLEMENT, ItemKind.DELEGATION].collect {
            FoundAccess.of(new TargetId('keycloak'), it, new AccountRef('client/c', 'c'), 'client/c', 'c')
        }

        expect:
        Scope.of(request(Trigger.LEAVE), [], [], FOUND + client).going()*.kind() ==
                [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.INTEGRATION, ItemKind.SESSIONS]
    }

    def "in a leave a certificate goes, for no account is suspended that would keep it out: a new one is issued on return (T3)"() {
        given:
        def certificate = FoundAccess.of(new TargetId('ca'), ItemKind.CERTIFICATE, new AccountRef('17', 'ada'), '17', 'certificate of ada')

        expect:
        Scope.of(request(Trigger.LEAVE), [], [], [certificate]).going() == [certificate]
        Scope.of(request(Trigger.ROLE_CHANGE), [], [], [certificate]).going() == [certificate]
        Scope.of(request(Trigger.ROLE_CHANGE, ['ca/CERTIFICATE']), [], [], [certificate]).going() == []
    }

    def "of an account that several people use only the password goes, in a #trigger (P1, L8)"() {
        given:
        def estate = [new TargetBrief(new TargetId('keycloak'), 'owner', 'targets', Duration.ofHours(4), [], [new NamePattern('ad*')])]
        def scope = Scope.of(request(trigger, keep, only), [], estate, FOUND)
        def there = { it.target().value() == 'keycloak' }

        expect:
        scope.going().findAll(there)*.kind() == going
        scope.kept().findAll(there)*.why().unique() == why

        where:
        trigger             | keep         | only                    || going                                                    | why
        Trigger.TERMINATION | []           | []                      || [ItemKind.CREDENTIAL]                                    | ['several people use the account']
        Trigger.LEAVE       | []           | []                      || [ItemKind.CREDENTIAL]                                    | ['several people use the account']
        Trigger.ROLE_CHANGE | []           | []                      || [ItemKind.CREDENTIAL]                                    | ['several people use the account']
        Trigger.ROLE_CHANGE | ['keycloak/staff'] | []                || []                                                       | ['several people use the account']
        Trigger.POLICY      | []           | ['keycloak/design-app'] || [ItemKind.SESSIONS, ItemKind.ENTITLEMENT]                | ['the event is not about it']
    }

    def "of another application only what it has of the retired one goes, and it stays (T6)"() {
        given:
        def other = FoundAccess.of(new TargetId('keycloak'), ItemKind.ENTITLEMENT, new AccountRef('client/crm', 'crm'), 'client/x/1', 'role publisher of atelier')
        def scope = Scope.of(request(Trigger.APPLICATION_RETIREMENT), [], [], FOUND + other)

        expect:
        scope.going() == FOUND + other
        scope.kept().collect { [it.account().name(), it.kind(), it.why()] } == [['crm', ItemKind.INTEGRATION, 'it is another application: only what it has of this one goes']]
    }

    private static String named(TargetId target, String name) {
        "$target/$name"
    }

    private static FoundAccess found(String target, ItemKind kind, String nativeId, String name) {
        FoundAccess.of(new TargetId(target), kind, new AccountRef('ada', 'ada'), nativeId, name)
    }

    private static OffboardingRequest request(Trigger trigger, List<String> keep = [], List<String> only = []) {
        new OffboardingRequest(new OffboardingId('ob-1'), new Subject(SubjectKind.EMPLOYEE, 'e-1', null, null, null), trigger, Risk.NORMAL, null,
                Instant.EPOCH, new Source('hr', 'evt-1', 'hr', null), keep, null, only)
    }
}
