package dev.handback.demo.run

import dev.handback.demo.chaos.Faults
import dev.handback.demo.chaos.Twice
import java.time.Instant

/** Targets that are away, and one that lies. */
class TargetFaultSpec extends EndToEnd {

  def "#fault.label(): no other target waits, its obligation has a clock at once, and its return is enough (S8, O3)"() {
    when:
    def run = fault.strike(site)

    then: 'everything elsewhere is gone, seats included, and the one that is away owes'
    soon.eventually { assert fault.amiss(run) == [] }
    soon.eventually { assert run.state() == 'WAITING' }
    def debt = plain(run.openObligations()).find { it.target == target }
    debt.kind == 'CONNECTOR_DEBT'
    Instant.parse(debt.dueAt) > Instant.parse(debt.openedAt)
    plain(run.seats())*.disposition == seatsMeanwhile

    when:
    site.heal()

    then:
    soon.eventually { assert run.state() == 'SEALED' }
    plain(run.record()).obligations.find { it.id == debt.id }.state == 'MET'
    plain(run.itemsAt(target)).every { it.disposition != null }
    Twice.in(run) == []
    keepHistory(story, run)

    where:
    fault                 | target      | seatsMeanwhile | story
    Faults.DIRECTORY_DOWN | 'directory' | ['RECLAIMED']  | 'directory-down'
    Faults.DIRECTORY_LOST | 'directory' | ['RECLAIMED']  | 'directory-lost'
    Faults.ATELIER_DOWN   | 'atelier'   | []             | 'atelier-down'
  }

  def "#fault.label(): a try finds out, and no seat is freed on a lie (S5, S6, L6, E: a target that says \"ok\" and still lets in)"() {
    when:
    def run = fault.strike(site)

    then: 'access is still there, and said to be'
    soon.eventually { assert fault.amiss(run) == [] }
    run.state() != 'SEALED'
    run.record().at('/figures/seatsReleased').asInt() == 0
    site.vendor().used(run.leaver().person().seat()) == run.leaver().seatsUsed()

    when:
    site.heal()

    then:
    soon.eventually { assert run.state() == 'SEALED' }
    Twice.in(run) == []
    keepHistory(story, run)

    where:
    fault               | story
    Faults.FLAG_ONLY    | 'flag-only'
    Faults.DOES_NOTHING | 'does-nothing'
  }
}
