package dev.handback.record.seat

import static dev.handback.offboarding.seat.SeatAccount.*

import dev.handback.offboarding.access.*
import dev.handback.offboarding.record.*
import dev.handback.offboarding.seat.SeatHold
import dev.handback.offboarding.seat.SeatPool
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Seats that wait, the pools and the savings, in the record (L1, L3, L4, L7). */
class SeatWaitSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_seat_wait")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared Registers registers = context.getBean(Registers)
  static final Instant UNTIL = Leaver.T0 + Duration.ofDays(30)

  def setup() {
    server.update("DELETE FROM seat_wait")
  }

  def "L4: finance sees which seats wait, why and until when; its item and the evidence say so, too"() {
    given:
    def leaver = waiting("e-7", 1)

    expect:
    with(registers.seats().waiting()) {
      it*.offboarding() == [leaver.id]
      it[0].pool() == "target-1/designer"
      it[0].until() == UNTIL
      it[0].replacement() == "e-7"
      it[0].why().startsWith("replacement e-7 not active yet")
    }
    status(leaver) == ItemStatus.WAITING
    entries(leaver, "SEAT_WAITS") == 1

    when: 'told again, and ended, again'
    2.times { record.seatWaits(wait(leaver, "e-7", 1)) }
    2.times { record.seatWaitEnded(new SeatWaitEnded(leaver.id, ItemState.planned(seat(leaver)), "e-7 is active", UNTIL)) }

    then:
    registers.seats().waiting() == []
    status(leaver) == ItemStatus.PLANNED
    entries(leaver, "SEAT_WAITS") == 1
    entries(leaver, "SEAT_WAIT_ENDED") == 1
  }

  def "L4: seats of one pool that wait for one replacement are served in the order they came"() {
    given:
    def second = waiting("e-7", 20)
    def first = waiting("e-7", 10)
    def other = waiting("e-8", 5)

    expect:
    [first, second, other].collect { before(it) } == [0, 1, 0]

    when:
    record.seatWaitEnded(new SeatWaitEnded(first.id, ItemState.planned(seat(first)), "e-7 is active", UNTIL))

    then:
    before(second) == 0
  }

  def "L1: the pools are as the estate has them, with what is in use there and the ledger's balances"() {
    given:
    def pools = context.getBean(LicencePools)
    def pool = new SeatPool("designer", 12.50G, "EUR", 40, LocalDate.of(2027, 3, 31), LocalDate.of(2026, 12, 31), "suite", true)
    2.times { pools.save([new TargetBrief(new TargetId("target-1"), "owner", "queue", Duration.ofHours(1), [pool])]) }
    def leaver = planned()
    [["a", "PRESENT", 1, "designer"], ["b", "PRESENT", 0, "designer"], ["c", "GONE", 1, "designer"], ["d", "PRESENT", 1, "viewer"]].each { id, state, enabled, seat ->
      server.update("""INSERT INTO inventory_account (target_id, account_id, account_name, kind, state, correlation, enabled, seat, first_seen_at, last_seen_at, sync_id)
        VALUES ('target-1', '$id', '$id', 'PERSON', '$state', 'PERSON', $enabled, '$seat', '2026-01-01', '2026-11-01', 's-1')""")
    }

    expect:
    with(registers.seats().pools()) {
      it.size() == 1
      with(it[0]) {
        [application(), sku(), purchased(), monthlyPrice(), currency()] == ["target-1", "designer", 40, "12.50", "EUR"]
        inUse() == 2
        [contractEnd(), noticeDate(), bundle(), scarce()] == ["2027-03-31", "2026-12-31", "suite", true]
        ledger().get(HELD) >= 1
      }
    }
  }

  def "L7: savings are what is booked as given back, each seat once; what is reassigned saves nothing"() {
    given:
    def saved = planned()
    def renewal = planned()
    def reassigned = planned()
    [[saved, FREED], [renewal, CANCELLED_AT_RENEWAL], [reassigned, REASSIGNED]].each { leaver, end ->
      record.report(leaver.proven())
      record.report(leaver.reported([leaver.done(seat(leaver), dev.handback.offboarding.Stage.RELEASE_SEATS, 1500)],
          [leaver.move(seat(leaver), HELD, PENDING, 1400), leaver.move(seat(leaver), PENDING, end, 1500)]))
    }

    expect:
    def lines = registers.savings(100)
    lines.findAll { it.offboarding() == saved.id } == [new SavingView("target-1", "designer", "2026-11", saved.id, FREED, 1, "12.50", "EUR")]
    lines.findAll { it.offboarding() == renewal.id }*.account() == [CANCELLED_AT_RENEWAL]
    lines.findAll { it.offboarding() == reassigned.id } == []
  }

  private Leaver planned() {
    def leaver = new Leaver()
    record.open(leaver.opened())
    record.planned(leaver.planned())
    leaver
  }

  private Leaver waiting(String replacement, long second) {
    def leaver = planned()
    record.seatWaits(wait(leaver, replacement, second))
    leaver
  }

  private static SeatWait wait(Leaver leaver, String replacement, long second) {
    def state = ItemState.planned(seat(leaver)).in(ItemStatus.WAITING)
    new SeatWait(leaver.id, state, new SeatHold(null, null, [], new SeatHold.Awaited(replacement, UNTIL)), Leaver.T0.plusSeconds(second))
  }

  private static AccessItem seat(Leaver leaver) { leaver.item(ItemKind.SEAT) }

  private int before(Leaver leaver) {
    record.seatTurn(new SeatTurn(leaver.id, seat(leaver).id())).before()
  }

  private ItemStatus status(Leaver leaver) {
    context.getBean(Offboardings).find(leaver.id).get().items().find { it.kind() == ItemKind.SEAT }.status()
  }

  private int entries(Leaver leaver, String type) {
    server.rows("SELECT entry FROM evidence WHERE offboarding_id = ?", leaver.id.value()).count { it.entry.contains("\"type\":\"$type\"") }
  }
}
