package dev.handback.record.run

import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.access.*
import dev.handback.offboarding.obligation.*
import dev.handback.offboarding.seat.SeatAccount
import dev.handback.record.item.*
import dev.handback.record.obligation.ObligationView
import java.time.Instant
import spock.lang.Specification

/** Requirements R7 and L7. */
class FiguresSpec extends Specification {
  static final Instant T0 = Instant.parse("2026-11-20T16:00:00Z")
  static final Instant END = T0.plusSeconds(7200)

  def "time to contain counts from the later of acceptance and effective date to the last session's end (R7): #why"() {
    when:
    def figures = Figures.of(T0, effectiveAt, [sessions(5), sessions(9), proven(20)], [], END)

    then:
    figures.timeToContainMs() == contain
    figures.timeToRemovalMs() == removal

    where:
    why                | effectiveAt          | contain | removal
    "at once"          | null                 | 9000    | 20000
    "a date to come"   | T0.plusSeconds(4)    | 5000    | 16000
    "a late event"     | T0.minusSeconds(600) | 9000    | 20000
  }

  def "the times are not known before everything is ended, or proven (R7)"() {
    expect:
    Figures.of(T0, null, [sessions(5), item(ItemKind.SESSIONS, ItemStatus.FAILED)], [], END).timeToContainMs() == null
    Figures.of(T0, null, [proven(5), item(ItemKind.ACCOUNT, ItemStatus.DONE, 3)], [], END).timeToRemovalMs() == null
    Figures.of(T0, null, [], [], END).timeToContainMs() == null
  }

  def "what stays by an approved exception does not keep the removal open"() {
    given:
    def kept = item(ItemKind.ACCOUNT, ItemStatus.WAITING, null, null, Disposition.EXCEPTION_APPROVED)

    expect:
    Figures.of(T0, null, [proven(5), kept], [], END).timeToRemovalMs() == 5000
    Figures.of(T0, null, [proven(5), kept], [], END).residualAccessSeconds() == 5
  }

  def "residual access counts from the effective date, is never negative, and goes on while anything is not proven gone (R7, T12)"() {
    expect:
    Figures.of(T0, effectiveAt, items, [], END).residualAccessSeconds() == seconds

    where:
    effectiveAt          | items                                           || seconds
    T0.minusSeconds(600) | [proven(30)]                                    || 630
    T0.plusSeconds(60)   | [proven(30)]                                    || 0
    null                 | [proven(30), proven(45)]                        || 45
    null                 | [item(ItemKind.ACCOUNT, ItemStatus.STILL_ALLOWED, 30)] || 7200
    null                 | []                                              || 0
  }

  def "only seats that the vendor counts as free save money (L6)"() {
    when:
    def figures = Figures.of(T0, null, [seat(SeatAccount.FREED, "12.50", "EUR"), seat(SeatAccount.FREED, "7.25", "EUR"), seat(SeatAccount.PENDING, "99.00", "EUR"), seat(SeatAccount.FREED, null, null)], [], END)

    then:
    figures.seatsReleased() == 3
    figures.monthlySaving() == "19.75"
    figures.currency() == "EUR"
  }

  def "amounts of different currencies are never added up"() {
    when:
    def figures = Figures.of(T0, null, [seat(SeatAccount.FREED, "10.00", "EUR"), seat(SeatAccount.FREED, "1.00", "USD"), seat(SeatAccount.FREED, "2.00", "USD")], [], END)

    then:
    figures.monthlySaving() == "3.00"
    figures.currency() == "USD"
  }

  def "nothing freed saves 0.00"() {
    expect:
    with(Figures.of(T0, null, [seat(SeatAccount.HELD, "10.00", "EUR")], [], END)) {
      monthlySaving() == "0.00"
      currency() == null
      seatsReleased() == 0
    }
  }

  def "the SLA is broken by what is, or was, owed past its time (R7, O3)"() {
    expect:
    Figures.of(T0, null, [], [owed(due, ended)], END).slaBreached() == breached

    where:
    due   | ended || breached
    60    | 30    || false
    60    | 90    || true
    60    | null  || true
    99999 | null  || false
  }

  def "an exception that ends on its date, or is open until then, breaks no SLA (R7, O4)"() {
    expect:
    !Figures.of(T0, null, [], [owed(60, ended, ObligationKind.EXCEPTION)], END).slaBreached()

    where:
    ended << [61, null]
  }

  private static ItemView sessions(long removed) { item(ItemKind.SESSIONS, ItemStatus.PROVEN, removed, removed) }

  private static ItemView proven(long at) { item(ItemKind.ACCOUNT, ItemStatus.PROVEN, at, at) }

  private static ItemView item(ItemKind kind, ItemStatus status, Long removed = null, Long proven = null, Disposition disposition = null, FinanceView finance = null) {
    new ItemView(new ItemId("it"), new TargetId("t"), kind, "n", "a", ItemClass.SECURITY_CRITICAL, Reversibility.SUSPEND, "o", status, disposition,
        new SecurityView(removed == null ? null : T0.plusSeconds(removed), null, null, proven == null ? null : T0.plusSeconds(proven), []), finance)
  }

  private static ItemView seat(SeatAccount account, String price, String currency) {
    item(ItemKind.SEAT, ItemStatus.PROVEN, null, null, null, new FinanceView(account, account == SeatAccount.FREED, null, price, currency))
  }

  private static ObligationView owed(long due, Long ended, ObligationKind kind = ObligationKind.CONNECTOR_DEBT) {
    new ObligationView(new ObligationId("o"), new OffboardingId("ob"), "Ada", null, null, kind, "a", T0, T0.plusSeconds(due),
        ended == null ? ObligationState.OPEN : ObligationState.MET, 0, 0, "w", ended == null ? null : T0.plusSeconds(ended), null, [])
  }
}
