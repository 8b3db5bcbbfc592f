package dev.handback.offboarding

import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.FoundAccess
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemStatus
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.policy.ItemRules
import dev.handback.offboarding.policy.Policy
import dev.handback.offboarding.seat.SeatRule
import spock.lang.Timeout

import java.time.Duration
import java.util.function.Predicate

/** What policy says of single items, by conditions over the item and its target (P4, P5, S3). */
@Timeout(60)
class ItemPolicySpec extends ProcessSpec {

    static final Duration WITHIN = Duration.ofDays(14)

    def setup() {
        settings.conditions = [certificate: { it.kind() == ItemKind.CREDENTIAL && it.name() == 'certificate' },
                               directory: { it.target().value() == 'directory' }, 'seat of atelier': { it.kind() == ItemKind.SEAT }]
            .collectEntries { name, holds -> [name, holds as Predicate<AccessItem>] }
        settings.items = new ItemRules([new ItemRules.Approval('certificate', 2)], [])
    }

    def "two people approve before what cannot be taken back is touched, and nobody where there is nothing of it (P4, P5)"() {
        given:
        if (irreversible) {
            estate.access << certificate()
        }
        serve()
        def run = begin()
        engine.sleep(Duration.ofMinutes(1))

        expect:
        record.obligations*.kind() == (irreversible ? [ObligationKind.APPROVAL] : [])
        (estate.log == ['PLAN']) == irreversible

        when:
        if (irreversible) {
            approve('anna')
            engine.sleep(Duration.ofMinutes(1))
            assert estate.log == ['PLAN']
            approve('bert')
        }

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED

        where:
        irreversible << [true, false]
    }

    def "what was opened between the event and its date is asked about on the date (P5, T1)"() {
        given:
        serve()
        def run = begin(effectiveAt: start + Duration.ofDays(30))
        engine.sleep(Duration.ofDays(1))
        assert record.obligations.empty
        estate.access << certificate()

        when:
        engine.sleep(Duration.ofDays(30))

        then:
        record.entered.last().state() == OffboardingState.AWAITING_APPROVAL
        estate.log.unique() == ['PLAN']

        when:
        ['anna', 'bert'].each { approve(it) }

        then:
        run.getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    def "what is found once the run acts, and would have needed more people, is a person's and is not touched (P5, O2)"() {
        given:
        estate.down << 'keycloak'
        serve()
        begin()
        engine.sleep(Duration.ofMinutes(1))
        estate.access << certificate()

        when:
        estate.down.clear()
        engine.sleep(Duration.ofMinutes(10))

        then:
        def found = record.items.values().find { it.item().name() == 'certificate' }
        found.status() == ItemStatus.NEEDS_PERSON
        record.obligations.find { it.item() == found.item().id() }.why().contains('found after the approvals, and needs 2 of them')
    }

    def "risk never waits for approvals of single items: the policy of such a run has none, and its irreversible part goes at once (T7, P5)"() {
        given:
        settings.items = ItemRules.NONE
        estate.access << certificate()
        serve()

        expect:
        begin(trigger: Trigger.RISK).getResult(OffboardingOutcome).state() == OffboardingState.SEALED
    }

    def "an owner is asked as the policy says for their target, and others as it says for all (S3, P4)"() {
        given:
        settings.signOffs = new Policy.SignOffs(WITHIN, Policy.SafeDefault.DISABLE)
        settings.items = new ItemRules([], [new ItemRules.SignOff('directory', new Policy.SignOffs(Duration.ofDays(90), Policy.SafeDefault.KEEP_ISOLATED))])
        estate.needed.addAll(['directory', 'atelier'])
        serve()
        begin()
        engine.sleep(Duration.ofDays(1))

        expect:
        record.obligations.findAll { it.kind() == ObligationKind.SIGN_OFF }
                .collectEntries { [it.target().value(), Duration.between(it.openedAt(), it.dueAt())] } == [directory: Duration.ofDays(90), atelier: WITHIN]

        when: 'nobody says a word'
        engine.sleep(Duration.ofDays(120))

        then:
        stagesOf('atelier').contains('DISABLE_ACCOUNTS')
        !stagesOf('directory').contains('DISABLE_ACCOUNTS')
    }

    def "a seat rule with a condition is for the seats that meet it: #condition (L3, P4)"() {
        given:
        settings.seats = [new SeatRule(null, null, false, Duration.ofDays(7), null, false, null, null, null, condition)]
        serve()
        begin()

        when:
        engine.sleep(Duration.ofDays(1))

        then:
        (record.items.values().find { it.item().kind() == ItemKind.SEAT }.status() == ItemStatus.WAITING) == waits

        where:
        condition         || waits
        'seat of atelier' || true
        'directory'       || false
    }

    private void approve(String who) {
        stub().decide(new ApprovalDecision(who, ApprovalDecision.Decision.APPROVE, null, start))
    }

    private static FoundAccess certificate() {
        FoundAccess.of(new TargetId('keycloak'), ItemKind.CREDENTIAL, new AccountRef('ada', 'ada'), 'certificate', 'certificate')
    }
}
