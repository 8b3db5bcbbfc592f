package dev.handback.connector.contract

import dev.handback.connector.ChangesSeats
import dev.handback.connector.CountsSeats
import dev.handback.connector.ProbesAccess
import dev.handback.connector.ReleasesSeats
import dev.handback.connector.Removal
import dev.handback.offboarding.access.ItemKind

/** What a connector owes whose target sells seats, while it is well. */
abstract class SeatContractSpec extends ListingContractSpec {

  @Needs([ReleasesSeats, CountsSeats])
  def "the vendor counts one seat less after a release, and a second release frees no other"() {
    given:
    def seat = itemsOf(hire()).find { it.kind() == ItemKind.SEAT }
    def before = connector.countSeats(seat)
    assert before.heldBySubject()

    when:
    def answers = (1..2).collect { connector.releaseSeat(seat) }
    def after = connector.countSeats(seat)

    then:
    answers[0] instanceof Removal.Removed
    answers[1] instanceof Removal.AlreadyAbsent
    after.used() == before.used() - 1
    !after.heldBySubject()
  }

  @Needs([ChangesSeats, CountsSeats, ProbesAccess])
  def "the vendor counts one seat less of the old kind and one more of the new, twice is as good as once, and its account lets in as before (S6, L6)"() {
    given:
    def person = hire()
    def session = openSession(person)
    def bystander = itemsOf(hire()).find { it.kind() == ItemKind.SEAT }
    def seat = itemsOf(person).find { it.kind() == ItemKind.SEAT }
    def kinds = [seat, seat.as(person.otherSeat)]
    def before = kinds.collect { connector.countSeats(it) }
    assert before*.heldBySubject() == [true, false]

    when:
    def answers = (1..2).collect { connector.changeSeat(seat, person.otherSeat) }
    def after = kinds.collect { connector.countSeats(it) }

    then:
    answers[0] instanceof Removal.Removed
    answers[1] instanceof Removal.AlreadyAbsent
    after*.used() == [before[0].used() - 1, before[1].used() + 1]
    after*.heldBySubject() == [false, true]
    connector.countSeats(bystander).heldBySubject()

    and: 'nobody was signed out for a cheaper seat'
    session.alive
    letsIn(person, person.password)
  }

  @Needs([ChangesSeats, ReleasesSeats, CountsSeats])
  def "a seat that was taken away meanwhile is not given again as a cheaper one (S6, T12)"() {
    given:
    def person = hire()
    def seat = itemsOf(person).find { it.kind() == ItemKind.SEAT }
    connector.releaseSeat(seat)

    expect:
    connector.changeSeat(seat, person.otherSeat) instanceof Removal.AlreadyAbsent
    !connector.countSeats(seat.as(person.otherSeat)).heldBySubject()
  }
}
