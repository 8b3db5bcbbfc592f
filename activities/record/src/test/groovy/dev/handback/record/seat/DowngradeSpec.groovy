package dev.handback.record.seat

import static dev.handback.offboarding.seat.SeatAccount.*

import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*
import dev.handback.offboarding.record.ItemsPlanned
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.StageReport
import dev.handback.offboarding.seat.SeatMovement
import dev.handback.offboarding.seat.SeatPool
import dev.handback.record.Leaver
import dev.handback.record.RecordRefusal
import dev.handback.record.RecordServer
import dev.handback.record.item.ItemViews
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A seat that became a cheaper one, in the ledger and in finance's columns (L2, L6, L7). */
class DowngradeSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_downgrade")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared Registers registers = context.getBean(Registers)
  Leaver leaver = new Leaver(1)
  AccessItem seat = leaver.item(ItemKind.SEAT)

  def setup() {
    record.open(leaver.opened())
    record.planned(leaver.planned([seat]))
  }

  def "L2: the old seat is freed and the cheaper one held, once, however often it is told"() {
    when:
    3.times { record.report(downgraded(4.50)) }

    then:
    legs() == ["target-1/designer FREED 1", "target-1/designer HELD -1", "target-1/designer HELD 1", "target-1/designer INVENTORY -1",
               "target-1/designer PENDING -1", "target-1/designer PENDING 1", "target-1/viewer DOWNGRADED -1", "target-1/viewer HELD 1"]
    entries("SEAT_MOVED") == 4
  }

  def "L2: a cheaper seat is held only once the dear one is not"() {
    when:
    record.report(leaver.reported([], [instead(4.50)]))

    then:
    def refusal = thrown(RecordRefusal.SeatRefused)
    refusal.message.contains("its balance on HELD would not be 0 or 1")
    legs().size() == 2
  }

  def "L7: #what saves #saved a month, in the savings, the item's columns and the figures alike"() {
    when:
    record.report(downgraded(price, currency))

    then:
    registers.savings(1000).findAll { it.offboarding() == leaver.id }.collect { [it.sku(), it.account(), it.seats(), it.monthlySaving()] } ==
        [["designer", FREED, 1, saved]]
    with(context.getBean(ItemViews).of(leaver.id).find { it.kind() == ItemKind.SEAT }.finance()) {
      seat() == FREED
      reclaimed()
      monthlyPrice() == "12.50"
      downgradedTo() == "viewer"
      monthlySaving() == saved
    }
    context.getBean(Offboardings).find(leaver.id).get().figures().monthlySaving() == (saved ?: "0.00")

    where:
    what                            | price | currency || saved
    "a cheaper seat"                | 4.50  | "EUR"    || "8.00"
    "a seat of unknown price"       | null  | null     || null
    "a seat in another currency"    | 4.50  | "USD"    || null
  }

  def "L1, L2: the pools count the seat where it is now, and nothing where it came from"() {
    given:
    def viewers = new SeatPool("viewer", 4.50G, "EUR", null, null, null, null, false)
    context.getBean(LicencePools).save([new TargetBrief(new TargetId("target-1"), "owner", "queue", Duration.ofHours(1), [viewers])])
    def before = viewersHeld()

    when:
    record.report(downgraded(4.50))

    then:
    with(registers.seats().pools().find { it.sku() == "viewer" }.ledger()) {
      it.keySet() == [HELD] as Set
      it[HELD] == before + 1
    }
  }

  def "R4: in a run that takes access as well, a downgrade waits for its proof like a release"() {
    given:
    record.planned(new ItemsPlanned(leaver.id, [leaver.item(ItemKind.ACCOUNT)], [], [], Leaver.T0.plusMillis(60)))

    when:
    record.report(downgraded(4.50))

    then:
    def refusal = thrown(RecordRefusal.SeatRefused)
    refusal.message.contains("access is not proven gone for ACCOUNT ada at target-1")
  }

  private StageReport downgraded(BigDecimal price, String currency = "EUR") {
    leaver.reported([leaver.done(seat, Stage.RELEASE_SEATS, 1500)],
        [leaver.move(seat, HELD, PENDING, 1400), leaver.move(seat, PENDING, FREED, 1500), instead(price, currency)])
  }

  private SeatMovement instead(BigDecimal price, String currency = "EUR") {
    SeatMovement.heldInstead(seat, "viewer", price == null ? null : new SeatPool("viewer", price, currency, null, null, null, null, false), Leaver.T0.plusMillis(1500))
  }

  private int viewersHeld() {
    registers.seats().pools().find { it.sku() == "viewer" }.ledger()[HELD] ?: 0
  }

  private List<String> legs() {
    server.rows("SELECT pool, account, quantity FROM seat_movement WHERE offboarding_id = ? AND item_id = ? ORDER BY pool, account, quantity", leaver.id.value(), seat.id().value())
        .collect { "$it.pool $it.account $it.quantity".toString() }
  }

  private int entries(String type) {
    server.rows("SELECT entry FROM evidence WHERE offboarding_id = ?", leaver.id.value()).count { it.entry.contains("\"$type\"") }
  }
}
