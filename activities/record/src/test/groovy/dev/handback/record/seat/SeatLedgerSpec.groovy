package dev.handback.record.seat

import static dev.handback.offboarding.seat.SeatAccount.*

import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.StageReport
import dev.handback.record.Leaver
import dev.handback.record.RecordRefusal
import dev.handback.record.RecordServer
import io.micronaut.context.ApplicationContext
import java.sql.SQLException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class SeatLedgerSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_seats")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  Leaver leaver = new Leaver(2)
  AccessItem seat = leaver.item(ItemKind.SEAT)

  def setup() {
    record.open(leaver.opened())
    record.planned(leaver.planned())
  }

  def "a seat that is planned is booked as held, by two legs that sum to zero (L2)"() {
    expect:
    legs() == [[account: "HELD", quantity: 1], [account: "INVENTORY", quantity: -1]]
  }

  def "finance cannot close before security has proof: #from to #to is refused while access is only disabled (R4, S6)"() {
    given:
    record.report(leaver.reported([leaver.proof(leaver.item(ItemKind.SESSIONS)), leaver.done(leaver.item(ItemKind.ACCOUNT), Stage.DISABLE_ACCOUNTS)]))

    when:
    record.report(moving(from, to))

    then:
    def refusal = thrown(RecordRefusal.SeatRefused)
    refusal.message.contains("access is not proven gone for ACCOUNT ada at target-1")
    legs().size() == 2

    where:
    [from, to] << [[HELD, PENDING], [PENDING, FREED], [HELD, REASSIGNED], [HELD, CANCELLED_AT_RENEWAL]]
  }

  def "access that came back holds the seat (S5)"() {
    given:
    record.report(leaver.proven())
    def account = ItemState.planned(leaver.item(ItemKind.ACCOUNT)).after(leaver.proof(leaver.item(ItemKind.ACCOUNT)))
    def still = new ItemOutcome.StillAllowed(account.item().id(), Stage.VERIFY, "sign-in accepted", Leaver.T0.plusSeconds(1))
    record.report(new StageReport(leaver.id, [still], [account.after(still)], [], null))

    when:
    record.report(moving(HELD, PENDING))

    then:
    thrown(RecordRefusal.SeatRefused)
  }

  def "an approved exception for what stays lets the seat go (L5, O4)"() {
    given:
    record.report(leaver.reported([leaver.proof(leaver.item(ItemKind.SESSIONS))]))
    def account = leaver.item(ItemKind.ACCOUNT)
    def excepted = new ItemState(account, ItemStatus.WAITING, Disposition.EXCEPTION_APPROVED, null, [], ["legal hold"])
    def seen = leaver.done(account, Stage.CHECK_DEPENDENCIES)
    record.report(new StageReport(leaver.id, [seen], [excepted], [], null))

    when:
    record.report(moving(HELD, PENDING))

    then:
    legs().size() == 4
  }

  def "another target's unfinished access does not hold this target's seat (S8)"() {
    given:
    record.report(leaver.proven(leaver.items.findAll { it.target().value() == "target-1" && it.kind() != ItemKind.SEAT }))

    when:
    record.report(leaver.freed([seat]))

    then:
    legs().sum { it.quantity } == 0
    legs().size() == 6

    when:
    record.report(leaver.freed([leaver.item(ItemKind.SEAT, 2)]))

    then:
    thrown(RecordRefusal.SeatRefused)
  }

  def "proof and seat may come in one message"() {
    when:
    def proven = leaver.proven()
    def freed = leaver.freed()
    record.report(new StageReport(leaver.id, proven.outcomes() + freed.outcomes(), proven.items() + freed.items(), freed.seats(), null))

    then:
    legs().size() == 6
  }

  def "a seat cannot leave an account it is not in (L2)"() {
    given:
    record.report(leaver.proven())

    when:
    record.report(moving(PENDING, FREED))

    then:
    def refusal = thrown(RecordRefusal.SeatRefused)
    refusal.message.contains("its balance on PENDING would not be 0 or 1")
    legs().size() == 2
  }

  def "a movement told again at another time is the same movement (L2)"() {
    given:
    record.report(leaver.proven())
    record.report(moving(HELD, PENDING))

    when:
    record.report(leaver.reported([], [leaver.move(seat, HELD, PENDING, 5000)]))

    then:
    legs().size() == 4
  }

  def "the database itself takes no leg that does not belong to its movement (L2)"() {
    when:
    server.update("INSERT INTO seat_movement VALUES (?, ?, 'HELD', 'PENDING', 'FREED', 1, 'p', NULL, NULL, NOW(6))", leaver.id.value(), seat.id().value())

    then:
    thrown(SQLException)
  }

  private StageReport moving(from, to) {
    leaver.reported([], [leaver.move(seat, from, to)])
  }

  private List<Map> legs() {
    server.rows("SELECT account, quantity FROM seat_movement WHERE offboarding_id = ? AND item_id = ? ORDER BY account, quantity", leaver.id.value(), seat.id().value())
  }
}
