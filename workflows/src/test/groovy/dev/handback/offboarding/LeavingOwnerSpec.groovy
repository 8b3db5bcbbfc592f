package dev.handback.offboarding

import dev.handback.offboarding.obligation.Obligation
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.policy.Policy
import java.time.Duration
import spock.lang.Timeout

/** Nothing is asked of whoever leaves: what they would owe goes to the next one (O1). */
@Timeout(60)
class LeavingOwnerSpec extends ProcessSpec {

    static final Duration WITHIN = Duration.ofDays(14)

    def setup() {
        settings.signOffs = new Policy.SignOffs(WITHIN, Policy.SafeDefault.KEEP_ISOLATED)
        settings.ladder = [new Policy.Step(Duration.ofDays(3), 'ciso')]
        estate.needed << 'directory'
    }

    def "what an owner is asked who is leaving goes to whom policy names next, with its date, and the record says why (O1, E: an owner who leaves at the same time)"() {
        given:
        record.leaving.addAll(leaving)
        serve()
        begin()

        when:
        engine.sleep(Duration.ofDays(1))

        then:
        owed().assignee() == next
        owed().dueAt() == record.obligations.first().dueAt()
        owed().escalation() == 0
        record.changes.last().reason() == 'directory-owner is leaving as well'

        and: 'their word counts now'
        signOff(next)
        engine.sleep(Duration.ofMinutes(1))
        owed().state() == ObligationState.MET

        where:
        leaving                              || next
        ['directory-owner']                  || 'security-desk'
        ['directory-owner', 'security-desk'] || 'ciso'
    }

    def "an owner who begins to leave while they are asked is asked no more from the next reminder on (O1, E: an owner who leaves at the same time)"() {
        given:
        settings.remindBefore = [Duration.ofDays(7)]
        serve()
        begin()
        engine.sleep(Duration.ofDays(1))
        assert owed().assignee() == 'directory-owner'

        when:
        record.leaving << 'directory-owner'
        engine.sleep(Duration.ofDays(7))

        then:
        owed().assignee() == 'security-desk'
        owed().reminders() == 1
    }

    def "nothing can be handed to somebody who is leaving either (O1, E: an owner who leaves at the same time)"() {
        given:
        record.leaving << 'dora'
        serve()
        begin()
        engine.sleep(Duration.ofDays(1))

        when:
        stub().delegate(new Delegation(owed().id(), 'dora', 'directory-owner', 'please', start))
        engine.sleep(Duration.ofDays(1))

        then: 'the word is on the record, and what became of it'
        record.obligations*.assignee() == ['directory-owner', 'dora', 'security-desk']
    }

    def "where everybody leaves whom policy names, whoever was asked first still is (O1)"() {
        given:
        record.leaving.addAll(['directory-owner', 'security-desk', 'ciso'])
        serve()
        begin()

        when:
        engine.sleep(Duration.ofDays(1))

        then:
        owed().assignee() == 'directory-owner'
        record.obligations.size() == 1
    }

    private Obligation owed() {
        record.obligations.findAll { it.kind() == ObligationKind.SIGN_OFF }.last()
    }

    private void signOff(String as) {
        stub().signOff(new SignOff(owed().item(), SignOff.Decision.APPROVE, null, null, 'looked at it', as, as, start))
    }
}
