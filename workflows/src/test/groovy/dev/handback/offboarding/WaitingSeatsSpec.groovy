package dev.handback.offboarding

import dev.handback.offboarding.access.Disposition
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemState
import dev.handback.offboarding.access.ItemStatus
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.seat.*
import io.temporal.client.WorkflowStub
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import spock.lang.Timeout

/** Seats that policy keeps for a while (L3, L4, L5), and what becomes of them (S6). */
@Timeout(60)
class WaitingSeatsSpec extends ProcessSpec {
    def "L3: a seat waits for its grace while its access is gone at once, and then goes"() {
        given:
        def run = begin(grace: Duration.ofDays(7))

        when:
        engine.sleep(Duration.ofDays(6))

        then:
        seat().status() == ItemStatus.WAITING
        record.items.values().findAll { it.item().kind() != ItemKind.SEAT }.every { it.disposed() }
        record.entered.last().state() == OffboardingState.WAITING
        record.waits[0].hold().why().startsWith('grace of PT168H until ')
        record.seats.empty

        when:
        run.getResult(OffboardingOutcome)

        then:
        seat().disposition() == Disposition.RECLAIMED
        record.waitsEnded*.how() == ['grace of PT168H is over']
        record.waitsEnded[0].at() >= record.waits[0].at() + Duration.ofDays(7)
        booked() == ['HELD>PENDING', 'PENDING>FREED']
    }

    def "L3: a wait of half a year is one timer that people can read"() {
        given:
        def run = begin(grace: Duration.ofDays(184))

        when:
        engine.sleep(Duration.ofDays(180))

        then:
        seat().status() == ItemStatus.WAITING

        when:
        run.getResult(OffboardingOutcome)

        then:
        booked() == ['HELD>PENDING', 'PENDING>FREED']
        def events = engine.workflowClient.fetchHistory("${ID.workflowId()}/seat/${seat().item().id()}").events
        events.size() < 20
        def timer = events.find { it.hasTimerStartedEventAttributes() }
        timer.userMetadata.summary.data.toStringUtf8().contains('Seat designer: grace of PT4416H until')
        engine.workflowClient.fetchHistory(ID.workflowId()).events.size() < 120
    }

    def "L3: a seat waits for the end of the month"() {
        given:
        begin(at: SeatDate.MONTH_END).getResult(OffboardingOutcome)

        expect:
        record.waitsEnded[0].at() >= start.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant()
    }

    def "L3: a seat under #what waits for a person's word, who is asked with a deadline"() {
        given:
        def run = begin(with)
        engine.sleep(Duration.ofMinutes(1))

        expect:
        record.obligations.last().kind() == kind
        record.obligations.last().assignee() == 'atelier-owner'

        when: 'the subject, and somebody about something else'
        say(event, 'ada@example.com')
        say(SeatEvent.values().find { it != event }, 'olga')
        engine.sleep(Duration.ofDays(4))

        then: 'nothing moves, and the next one is asked'
        seat().status() == ItemStatus.WAITING
        record.obligations.last().escalation() == 1

        when:
        say(event, 'olga')
        say(event, 'olga')
        run.getResult(OffboardingOutcome)

        then:
        booked() == ['HELD>PENDING', 'PENDING>FREED']
        record.changes.last().with { [it.by(), it.reason(), it.obligation().state()] } == ['olga', 'settled', ObligationState.MET]

        where:
        what           | with                                || event                      | kind
        'a legal hold' | [legalHold: true]                   || SeatEvent.HOLD_RELEASED    | ObligationKind.LEGAL_HOLD
        'its data'     | [after: SeatEvent.DATA_TRANSFERRED] || SeatEvent.DATA_TRANSFERRED | ObligationKind.DATA_TRANSFER
    }

    def "L4: a scarce seat waits until the named replacement is active, and is then theirs"() {
        given:
        def run = under(awaiting() + [action: SeatAction.of('REASSIGN')], 'e-7')
        engine.sleep(Duration.ofDays(2))

        expect:
        seat().status() == ItemStatus.WAITING
        record.waits[0].hold().why().startsWith('replacement e-7 not active yet')

        when:
        estate.active << 'e-7'
        run.getResult(OffboardingOutcome)

        then:
        seat().disposition() == Disposition.REASSIGNED
        booked() == ['HELD>PENDING', 'PENDING>REASSIGNED']
        record.waitsEnded[0].how() == 'replacement e-7 is active'
        record.waitsEnded[0].at() < start + Duration.ofDays(3)
    }

    def "L4: a replacement that does not come in time keeps the seat no longer, and it is free"() {
        given:
        under(awaiting() + [action: SeatAction.of('REASSIGN')], 'e-7').getResult(OffboardingOutcome)

        expect:
        booked() == ['HELD>PENDING', 'PENDING>FREED']
        record.waitsEnded[0].how() == 'replacement e-7 did not come in time'
        // an attempt that would come after the deadline is not made any more
        record.waitsEnded[0].at() >= start + Duration.ofDays(5) - Duration.ofMinutes(15)
        engine.workflowClient.fetchHistory("${ID.workflowId()}/seat/${seat().item().id()}").events.size() < 20
    }

    def "L4: seats of one pool that wait for the same replacement go one after the other"() {
        given:
        estate.active << 'e-7'
        record.before.set(1)
        def run = under(awaiting(), 'e-7')
        engine.sleep(Duration.ofHours(1))

        expect:
        seat().status() == ItemStatus.WAITING

        when:
        record.before.set(0)
        run.getResult(OffboardingOutcome)

        then:
        record.waitsEnded[0].at() < start + Duration.ofHours(2)
    }

    def "L4: a queue that moves slowly goes on in a new run, and ends at its deadline"() {
        given:
        estate.active << 'e-7'
        record.before.set(3)
        under([replacement: new SeatRule.Replacement(Duration.ofHours(5), SeatRule.Otherwise.RELEASE)], 'e-7').getResult(OffboardingOutcome)

        expect: 'it was seen once that they are active'
        record.waitsEnded[0].how() == 'replacement e-7 is active'
        record.waitsEnded[0].at() >= start + Duration.ofHours(5)
    }

    def "an ordinary seat starts no workflow of its own"() {
        given:
        under(with, replacement).getResult(OffboardingOutcome)

        expect:
        record.waits == []
        engine.workflowClient.fetchHistory(ID.workflowId()).events.every { !it.hasStartChildWorkflowExecutionInitiatedEventAttributes() }

        where:
        with                                                     | replacement
        [:]                                                      | null
        [sku: 'viewer', grace: Duration.ofDays(7)]               | null
        [replacement: new SeatRule.Replacement(Duration.ofDays(5), SeatRule.Otherwise.RELEASE)] | null
    }

    def "S6: a seat whose rule says #action is booked as #end, once"() {
        given:
        begin(action: SeatAction.of(action)).getResult(OffboardingOutcome)

        expect:
        booked() == ['HELD>PENDING', "PENDING>$end"]

        where:
        action              || end
        'POOL'              || 'FREED'
        'CANCEL_AT_RENEWAL' || 'CANCELLED_AT_RENEWAL'
    }

    def "S6, L2: a downgrade is the connector's: the old seat is freed, the cheaper one is held, each booked once"() {
        given:
        begin(action: SeatAction.of('DOWNGRADE:viewer')).getResult(OffboardingOutcome)

        expect:
        estate.changed == ['atelier designer>viewer']
        booked() == ['HELD>PENDING', 'PENDING>FREED', 'DOWNGRADED>HELD']
        record.seats*.pool() == ['atelier/designer', 'atelier/designer', 'atelier/viewer']
        record.seats*.monthlyPrice() == [45.00, 45.00, 9.00]
        record.obligations.empty
    }

    def "S6, L2: a seat that somebody took away before it was downgraded is free, and nothing is held instead"() {
        given:
        estate.withoutSeat << 'atelier'
        begin(action: SeatAction.of('DOWNGRADE:viewer')).getResult(OffboardingOutcome)

        expect:
        booked() == ['HELD>PENDING', 'PENDING>FREED']
    }

    def "S6, S8: a target that is away when a seat is to be downgraded is owed, and downgrades it once when it is back"() {
        given:
        def run = begin(action: SeatAction.of('DOWNGRADE:viewer'), grace: Duration.ofDays(7))
        engine.sleep(Duration.ofDays(6))
        estate.down << 'atelier'
        engine.sleep(Duration.ofDays(2))

        expect:
        record.obligations.findAll { it.kind() == ObligationKind.CONNECTOR_DEBT }*.target()*.value().unique() == ['atelier']
        booked() == ['HELD>PENDING']

        when:
        estate.down.clear()
        run.getResult(OffboardingOutcome)

        then:
        estate.changed == ['atelier designer>viewer']
        booked() == ['HELD>PENDING', 'PENDING>FREED', 'DOWNGRADED>HELD']
    }

    def "S6, O2: where no connector can, a downgrade is a person's task, and booked when they have seen it"() {
        given:
        estate.manualSeats << 'atelier'
        def run = begin(action: SeatAction.of('DOWNGRADE:viewer'))
        engine.sleep(Duration.ofMinutes(1))

        expect:
        record.obligations.last().kind() == ObligationKind.MANUAL_REMOVAL
        booked() == ['HELD>PENDING']

        when:
        stub().removedByHand(new ManualRemoval(seat().item().id(), 'olga', ManualRemoval.Outcome.DONE, 'is a viewer now', start))
        run.getResult(OffboardingOutcome)

        then:
        booked() == ['HELD>PENDING', 'PENDING>FREED', 'DOWNGRADED>HELD']
    }

    def "R4: a target that comes back late keeps the rule: access first, then the wait, then the seat"() {
        given:
        estate.down << 'atelier'
        def run = begin(grace: Duration.ofDays(7))
        engine.sleep(Duration.ofDays(2))
        estate.down.clear()

        when:
        run.getResult(OffboardingOutcome)

        then:
        record.tooEarly == []
        record.waitsEnded[0].at() >= start + Duration.ofDays(9)
        booked() == ['HELD>PENDING', 'PENDING>FREED']
    }

    def "L3: a wait that an operator cancels in the engine begins anew"() {
        given:
        def run = begin(grace: Duration.ofDays(7))
        engine.sleep(Duration.ofDays(1))
        def id = "${ID.workflowId()}/seat/${seat().item().id()}".toString()

        when:
        engine.workflowClient.newUntypedWorkflowStub(id).cancel()
        engine.sleep(Duration.ofDays(1))

        then:
        seat().status() == ItemStatus.WAITING

        when:
        run.getResult(OffboardingOutcome)

        then:
        record.waitsEnded[0].at() >= record.waits[0].at() + Duration.ofDays(7)
    }

    private static Map awaiting() {
        [scarce: true, replacement: new SeatRule.Replacement(Duration.ofDays(5), SeatRule.Otherwise.RELEASE)]
    }

    private WorkflowStub under(Map rule, String replacement) {
        settings.seats = [SeatHoldSpec.rule(rule)]
        serve()
        super.begin(replacement: replacement)
    }

    protected WorkflowStub begin(Map<String, Object> rule) {
        under(rule, null)
    }

    private void say(SeatEvent event, String by) {
        stub().seatWord(new SeatWord(seat().item().id(), event, by, 'settled', start))
    }

    private ItemState seat() {
        record.items.values().find { it.item().kind() == ItemKind.SEAT }
    }

    private List<String> booked() {
        record.seats.collect { "${it.from()}>${it.to()}".toString() }
    }
}
