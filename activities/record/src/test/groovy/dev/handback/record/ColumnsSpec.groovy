package dev.handback.record

import static dev.handback.offboarding.seat.SeatAccount.*

import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.record.ObligationChanged
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.StageReport
import dev.handback.record.item.ItemView
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What each of the two teams reads in the one record. */
class ColumnsSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_columns")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared Offboardings offboardings = context.getBean(Offboardings)
  Leaver leaver = new Leaver()

  def setup() {
    record.open(leaver.opened())
    record.planned(leaver.planned())
  }

  def "security reads of each access when it was removed, how that was proven, and what stays behind (R2)"() {
    given:
    def account = leaver.item(ItemKind.ACCOUNT)
    def needed = new ItemOutcome.Done(account.id(), Stage.CHECK_DEPENDENCIES, "one thing depends on it", Leaver.T0.plusMillis(250), [], ["the nightly report runs as ada"])
    def state = [needed, leaver.done(account, Stage.DISABLE_ACCOUNTS, 300)].inject(ItemState.planned(account)) { so, next -> so.after(next) }

    expect: 'nothing is claimed before it is so'
    with(read(ItemKind.ACCOUNT).security()) { [it.removedAt(), it.proof(), it.provenAt(), it.residual()] == [null, null, null, []] }

    when:
    record.report(new StageReport(leaver.id, [needed], [state], [], null))

    then: 'removed is not proven'
    with(read(ItemKind.ACCOUNT).security()) { [it.removedAt(), it.proof()] == [Leaver.T0.plusMillis(300), null] }
    read(ItemKind.ACCOUNT).disposition() == null

    when:
    def proof = leaver.proof(account)
    record.report(new StageReport(leaver.id, [proof], [state.after(proof)], [], null))

    then:
    with(read(ItemKind.ACCOUNT)) {
      it.disposition() == Disposition.REMOVED
      [it.security().proof(), it.security().proofMethod(), it.security().residual()] ==
          ["sign-in refused: account disabled", ProofMethod.TRIED, ["the nightly report runs as ada"]]
    }
  }

  def "finance reads of each seat where it is, whether it is reclaimed, since when, and what that saves a month (R3): #to"() {
    given:
    def seat = leaver.item(ItemKind.SEAT)
    record.report(leaver.proven())

    expect:
    with(read(ItemKind.SEAT).finance()) { [it.seat(), it.reclaimed(), it.reclaimedAt(), it.monthlyPrice(), it.currency()] == [HELD, false, null, "12.50", "EUR"] }

    when:
    record.report(leaver.reported([leaver.done(seat, Stage.RELEASE_SEATS, 1500)], [leaver.move(seat, HELD, PENDING, 1400), leaver.move(seat, PENDING, to, 1500)]))

    then:
    with(read(ItemKind.SEAT).finance()) { [it.seat(), it.reclaimed(), it.reclaimedAt()] == [to, reclaimed, reclaimed ? Leaver.T0.plusMillis(1500) : null] }
    read(ItemKind.ACCOUNT).finance() == null

    where:
    to                   | reclaimed
    FREED                | true
    REASSIGNED           | false
    CANCELLED_AT_RENEWAL | false
  }

  def "who triggered it, from which system of record, when, and who approved are on the record (T11)"() {
    given:
    record.obligation(leaver.owed())
    def met = leaver.owed(state: ObligationState.MET)
    record.obligation(new ObligationChanged(leaver.id, met.obligation(), "anna, bert", "anna: fine", Leaver.T0.plusMillis(800)))

    expect:
    with(offboardings.find(leaver.id).get()) {
      [it.source().system(), it.source().triggeredBy(), it.source().occurredAt()] == ["bamboohr", "hr@example.com", Leaver.T0.minusSeconds(60)]
      it.source().eventId() == leaver.request.source().eventId()
      it.receivedAt() == Leaver.T0
      it.obligations()[0].endedBy() == "anna, bert"
    }
    server.rows("SELECT entry FROM evidence WHERE offboarding_id = ?", leaver.id.value())*.entry.any { it.contains('"actor":"anna, bert"') && it.contains("anna: fine") }
  }

  def "why somebody started it by hand is on the record, and in its evidence (T11)"() {
    given:
    def leaver = new Leaver(1, [reason: "Left on the spot"])
    record.open(leaver.opened())

    expect:
    offboardings.find(leaver.id).get().reason() == "Left on the spot"
    server.rows("SELECT entry FROM evidence WHERE offboarding_id = ?", leaver.id.value())*.entry.any { it.contains('"reason":"Left on the spot"') }
  }

  private ItemView read(ItemKind kind) {
    offboardings.find(leaver.id).get().items().find { it.kind() == kind }
  }
}
