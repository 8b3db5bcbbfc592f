package dev.handback.offboarding.plan

import dev.handback.offboarding.*
import dev.handback.offboarding.access.*
import dev.handback.offboarding.policy.ConditionsHeld
import dev.handback.offboarding.policy.ItemRules
import dev.handback.offboarding.policy.PlanPolicy
import dev.handback.offboarding.policy.Policy
import spock.lang.Specification

import java.time.Duration
import java.time.Instant

/** What a preview says, made of what was found (P6). */
class PreviewSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-20T16:00:00Z')
    static final TargetId CRM = new TargetId('crm')

    def "a plan is a list of items, each with target, action, class, reversibility, seat, owner and dependents: #kind is to #action, and is #back (P3, P6)"() {
        when:
        def preview = preview([found(kind)])

        then:
        preview.items()*.action() == [action]
        with(preview.items()[0]) {
            target() == CRM
            owner() == 'crm-owner'
            itemClass() == (kind == ItemKind.SEAT ? ItemClass.COST_OPTIMISING : ItemClass.SECURITY_CRITICAL)
            reversibility() == (kind.signsIn() ? Reversibility.SUSPEND
                : kind == ItemKind.CERTIFICATE ? Reversibility.HARD_DELETE : Reversibility.DELETE)
            dependents() == []
        }
        preview.irreversible().empty == (back == 'brought back by a rescission')

        where:
        kind                 | action         | back
        ItemKind.SESSIONS    | Action.END     | 'brought back by a rescission'
        ItemKind.CREDENTIAL  | Action.REPLACE | 'not brought back'
        ItemKind.CERTIFICATE | Action.REVOKE  | 'not brought back'
        ItemKind.ENTITLEMENT | Action.REMOVE  | 'brought back by a rescission'
        ItemKind.DELEGATION  | Action.REMOVE  | 'not brought back'
        ItemKind.INTEGRATION | Action.DISABLE | 'brought back by a rescission'
        ItemKind.ACCOUNT     | Action.DISABLE | 'brought back by a rescission'
        ItemKind.SEAT        | Action.RELEASE | 'not brought back'
    }

    def "the order has the stages that would have something to do for #kinds (P6)"() {
        expect:
        preview(kinds.collect { found(it) }).order() == order

        where:
        kinds               | order
        [ItemKind.SESSIONS] | [Stage.PLAN, Stage.REVOKE_SESSIONS, Stage.DISABLE_ACCOUNTS, Stage.VERIFY, Stage.SEAL]
        [ItemKind.SEAT]     | [Stage.PLAN, Stage.RELEASE_SEATS, Stage.SEAL]
        [ItemKind.ACCOUNT]  | [Stage.PLAN, Stage.CHECK_DEPENDENCIES, Stage.DISABLE_ACCOUNTS, Stage.VERIFY, Stage.SEAL]
    }

    def "the blast radius counts targets, accounts, jobs, seats and money of each currency (P6)"() {
        given:
        def seats = [seat('a', '12.50', 'EUR'), seat('b', '7.255', 'EUR'), seat('c', '9', 'USD'), seat('d', null, null)]

        when:
        def radius = preview([found(ItemKind.ACCOUNT)] + seats, [dependents: ['the nightly report runs as ada']]).blastRadius()

        then:
        radius.targets() == 1
        radius.accounts() == 1
        radius.dependents() == 1
        radius.jobsThatWouldBreak() == ['crm: the nightly report runs as ada']
        radius.seats() == 4
        radius.monthlySaving() == [EUR: '19.76', USD: '9.00']
    }

    def "an owner is asked to sign off what others depend on, where policy asks owners: #signOffs, owned by #owner (P6, S3)"() {
        when:
        def preview = preview([found(ItemKind.ACCOUNT)], [dependents: ['the nightly report runs as ada'], signOffs: signOffs, owner: owner])

        then:
        preview.items()*.needsSignOff() == [asked != null]
        preview.signOffs()*.owner() == (asked == null ? [] : [asked])

        where:
        signOffs                                                                 | owner             || asked
        null                                                                     | 'olga'            || null
        new Policy.SignOffs(Duration.ofDays(14), Policy.SafeDefault.DISABLE)     | 'olga'            || 'olga'
        new Policy.SignOffs(Duration.ofDays(14), Policy.SafeDefault.DISABLE)     | 'ada@example.com' || 'security-desk'
    }

    def "#approvers people would have to approve an offboarding of #risk risk: #needed (P6, P5, T7)"() {
        expect:
        with(preview([found(ItemKind.ACCOUNT)], [approvers: approvers, risk: risk]).approvals()) {
            it.needed() == needed
            it.within() == within
        }

        where:
        approvers | risk        || needed | within
        0         | Risk.NORMAL || 0      | null
        2         | Risk.NORMAL || 2      | 'PT48H'
        2         | Risk.HIGH   || 0      | null
    }

    def "what no connector can do is a person's, and nothing else is (P6, O2)"() {
        when:
        def preview = preview([found(ItemKind.ACCOUNT), found(ItemKind.SESSIONS)], [gaps: [new Gap(CRM, kind, 'no connector')]])

        then:
        preview.manual()*.kind() == manual

        where:
        kind             || manual
        ItemKind.ACCOUNT || [ItemKind.ACCOUNT]
        ItemKind.SEAT    || []
    }

    def "somebody whom nobody knows would be a person's to identify, unless #targets did not answer (P6, O1)"() {
        when:
        def preview = preview([], [unreached: unreached])

        then:
        preview.manual()*.why() == manual
        preview.items().size() == manual.size()
        preview.unreached() == unreached
        preview.blastRadius().accounts() == 0

        where:
        unreached                                     || manual
        []                                            || ['No target knows Ada L.']
        [new Findings.Unreached(CRM, 'does not answer')] || []
        targets = unreached*.target()
    }

    def "what stays is in the preview with its reason (P6, T2)"() {
        when:
        def preview = preview([found(ItemKind.ACCOUNT), found(ItemKind.SESSIONS)], [trigger: Trigger.ROLE_CHANGE, keep: ['crm']])

        then:
        preview.kept()*.kind() == [ItemKind.ACCOUNT]
        preview.kept().every { it.why() }
        preview.items()*.kind() == [ItemKind.SESSIONS]
    }

    def "approvals count what the plan has: #holdsFor (P5, P6)"() {
        expect:
        preview([found(ItemKind.ACCOUNT)], [approvers: 1, items: new ItemRules([new ItemRules.Approval('condition', 2)], []), holdsFor: holdsFor]).approvals().needed() == needed

        where:
        holdsFor         || needed
        ItemKind.ACCOUNT || 2
        ItemKind.SEAT    || 1
    }

    private static Preview preview(List<FoundAccess> found, Map with = [:]) {
        def trigger = with.trigger as Trigger ?: Trigger.TERMINATION
        def request = new OffboardingRequest(new OffboardingId('ob-1'), new Subject(SubjectKind.EMPLOYEE, 'e-1001', 'ada@example.com', 'Ada L.', 'e-7'),
                trigger, with.risk as Risk ?: Risk.NORMAL, null, NOW, new Source('bamboohr', 'evt-1', 'hr@example.com', NOW), with.keep as List<String> ?: [], null)
        def policy = new Policy('2026-11', [:], [new Policy.ApprovalRule(trigger, with.approvers as Integer ?: 0)], 'security-desk', Duration.ofDays(2), Duration.ofDays(1), Duration.ofDays(3), [], [], [],
                with.signOffs as Policy.SignOffs, [], [], with.confirmers as Integer ?: 0, with.items as ItemRules ?: ItemRules.NONE)
        def planned = Planned.from(request, policy, [new TargetBrief(CRM, with.owner as String ?: 'crm-owner', 'targets', Duration.ofHours(4))], found)
        def dependents = planned.items().findAll { it.kind() == ItemKind.ACCOUNT && with.dependents }.collectEntries { [it.id(), with.dependents] }
        def holding = planned.items().findAll { it.kind() == with.holdsFor }.collect { new ConditionsHeld.Held('condition', it.id()) }
        Preview.of(request, new PlanPolicy(policy, new ConditionsHeld(holding)), new Findings(planned, dependents, with.unreached as List ?: [], with.gaps as List ?: []))
    }

    private static FoundAccess found(ItemKind kind) {
        FoundAccess.of(CRM, kind, new AccountRef('ada', 'ada'), "native-$kind", 'ada')
    }

    private static FoundAccess seat(String sku, String price, String currency) {
        new FoundAccess(CRM, ItemKind.SEAT, new AccountRef('ada', 'ada'), sku, sku, price == null ? null : new BigDecimal(price), currency)
    }
}
