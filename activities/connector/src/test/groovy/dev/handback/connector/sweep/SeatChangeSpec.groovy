package dev.handback.connector.sweep

import dev.handback.connector.*
import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*

/** A seat that becomes a cheaper one: only the vendor's own counts say so (S6, L6). */
class SeatChangeSpec extends SweepSetting {

    def "S6, L6: a seat is another one when the vendor counts one less of the old kind and one more of the new"() {
        given:
        def access = serving(fake: system)

        when:
        def outcome = change(access)

        then:
        outcome instanceof ItemOutcome.Done
        outcome.how() == 'seat is viewer now; the vendor counts 9 ada in use, 10 before, and 4 viewer, 3 before'
        (outcome as ItemOutcome.Done).proofs()*.method() == [ProofMethod.READ_BACK]
        !system.calls.contains('releaseSeat')
    }

    def "L6: a vendor that #lie is not believed, and asked again"() {
        given:
        system."$flag" = true
        system.knowsHolders = knowsHolders
        def access = serving(fake: system)

        expect:
        first.isInstance(change(access))
        next.isInstance(change(access))

        where: 'nobody can tell where the vendor does not say who holds one'
        lie                       | flag                    | knowsHolders || first                    | next
        'goes on counting'        | 'vendorKeepsCounting'   | true         || ItemOutcome.StillAllowed | ItemOutcome.StillAllowed
        'counts no new seat'      | 'vendorCountsNoNewSeat' | true         || ItemOutcome.StillAllowed | ItemOutcome.StillAllowed
        'goes on counting'        | 'vendorKeepsCounting'   | false        || ItemOutcome.NeedsPerson  | ItemOutcome.NeedsPerson
        'counts no new seat'      | 'vendorCountsNoNewSeat' | false        || ItemOutcome.NeedsPerson  | ItemOutcome.NeedsPerson
    }

    def "L2, T12: a seat changed by an attempt that did not live to tell is changed where the vendor counts only who holds one"() {
        given:
        system.seat = false
        system.becameSeat = 'viewer'
        system.used = 9
        system.othersUsed = 4

        expect:
        change(serving(fake: system)) instanceof ItemOutcome.Done
    }

    def "S6: a seat that somebody took away meanwhile is free, and nothing is held instead"() {
        given:
        system.seat = false
        system.used = 9

        when:
        def outcome = change(serving(fake: system))

        then: 'proven, not done by us'
        outcome instanceof ItemOutcome.Proven
        system.becameSeat == null
    }

    def "O2: where the connector cannot #what, a downgrade is a person's task that says what to do"() {
        when:
        def outcome = change(serving(fake: connector))

        then:
        outcome instanceof ItemOutcome.NeedsPerson
        outcome.how() == "the connector of fake cannot $what: policy wants the ada seat of ada to become viewer: change it there and say what the vendor counts"

        where:
        connector          || what
        new Releases()     || 'change what a seat is'
        new ChangesOnly()  || "read the vendor's seat count"
    }

    def "S6, S8: a target that was away changes the seat when it is back, and does not free it"() {
        given:
        def seat = item(ItemKind.SEAT)
        def access = serving(fake: system)

        when:
        def outcomes = access.catchUp(new CatchUp(run, new TargetId('fake'), Stage.RELEASE_SEATS, [seat], [], [], null, [],
            [new SeatChange(seat.id(), 'viewer')], null)).outcomes()

        then:
        outcomes*.class == [ItemOutcome.Done]
        system.becameSeat == 'viewer'
        !system.calls.contains('releaseSeat')
    }

    private ItemOutcome change(AccessActivities access) {
        def seat = item(ItemKind.SEAT)
        access.releaseSeats(new Sweep(run, Stage.RELEASE_SEATS, [seat], [], [], [], [new SeatChange(seat.id(), 'viewer')])).outcomes().first()
    }

    static class Releases implements Connector, ReleasesSeats, CountsSeats {
        Removal releaseSeat(AccessItem seat) { throw new IllegalStateException('it is not to be freed') }

        CountsSeats.SeatReading countSeats(AccessItem seat) { new CountsSeats.SeatReading(1, 1, 1, true) }

        void close() {}
    }

    static class ChangesOnly implements Connector, ChangesSeats {
        Removal changeSeat(AccessItem seat, String sku) { throw new IllegalStateException('nobody could tell') }

        void close() {}
    }
}
