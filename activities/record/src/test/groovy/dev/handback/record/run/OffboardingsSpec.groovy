package dev.handback.record.run

import dev.handback.offboarding.*
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.record.RecordActivities
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.obligation.Obligations
import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class OffboardingsSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_runs")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared Offboardings offboardings = context.getBean(Offboardings)
  @Shared List<Leaver> leavers

  def setupSpec() {
    def record = context.getBean(RecordActivities)
    // the fourth and fifth came in the same microsecond
    leavers = [0, 1, 2, 3, 3, 4].withIndex().collect { second, i ->
      new Leaver(1, [receivedAt: Leaver.T0.plusSeconds(second), name: i == 2 ? "Grace 100%_Hopper" : "Ada", email: "p$i@example.com".toString(), trigger: i == 5 ? Trigger.RISK : Trigger.TERMINATION])
    }
    leavers.each { record.open(it.opened()) }
    leavers[0].tell(record)
    record.planned(leavers[1].planned())
    record.report(leavers[1].proven())
    record.obligation(leavers[1].owed())
    record.entered(leavers[1].entered(Stage.VERIFY, OffboardingState.WAITING))
  }

  def "a list comes page by page, the last received first, each once, whatever the page's size"() {
    when:
    def pages = []
    def cursor = null
    do {
      pages << offboardings.list(new ListQuery(null, null, null, null, limit, cursor))
      cursor = pages.last().nextCursor()
    } while (cursor != null && pages.size() < 10)

    then:
    pages.collectMany { it.offboardings()*.id() } == leavers.sort(false) { a, b -> b.request.receivedAt() <=> a.request.receivedAt() ?: b.id.value() <=> a.id.value() }*.id
    pages.size() == Math.ceilDiv(6, limit)

    where:
    limit << [1, 2, 3, 4, 6, 500]
  }

  def "a list is narrowed by state, stage, trigger and a piece of the subject: #expected"() {
    expect:
    offboardings.list(new ListQuery(state, stage, trigger, q, 100, null)).offboardings()*.id() as Set == expected.collect { leavers[it].id } as Set

    where:
    state                    | stage        | trigger      | q                | expected
    OffboardingState.SEALED  | null         | null         | null             | [0]
    OffboardingState.WAITING | Stage.VERIFY | null         | "ADA"            | [1]
    null                     | null         | Trigger.RISK | null             | [5]
    null                     | null         | null         | "grace"          | [2]
    null                     | null         | null         | "P3@Example.com" | [3]
    null                     | null         | null         | "100%_h"         | [2]
    null                     | null         | null         | "%"              | [2]
    null                     | null         | null         | "' OR 1=1 -- "   | []
  }

  def "a line says how far a run is"() {
    when:
    def line = offboardings.list(new ListQuery(OffboardingState.WAITING, null, null, null, 1, null)).offboardings()[0]

    then:
    line.items() == 3
    line.disposed() == 2
    line.openObligations() == 1
    line.subject() == leavers[1].request.subject()
  }

  def "a cursor that no list gave is refused: #cursor"() {
    when:
    offboardings.list(new ListQuery(null, null, null, null, 10, cursor))

    then:
    thrown(IllegalArgumentException)

    where:
    cursor << ["nonsense", "", "bm9uc2Vuc2U", "💥"]
  }

  def "a limit of #limit is refused"() {
    when:
    new ListQuery(null, null, null, null, limit, null)

    then:
    thrown(IllegalArgumentException)

    where:
    limit << [0, -1, 501]
  }

  def "what is owed is found by who owes it and whether it is open"() {
    given:
    def obligations = context.getBean(Obligations)

    expect:
    obligations.list(assignee, state, 10)*.offboarding() == (found ? [leavers[1].id] : [])

    where:
    assignee               | state                | found
    null                   | null                 | true
    "owner@example.com"    | ObligationState.OPEN | true
    "owner@example.com"    | null                 | true
    null                   | ObligationState.MET  | false
    "somebody@example.com" | null                 | false
  }

  def "an offboarding that nobody knows is absent"() {
    expect:
    offboardings.find(new OffboardingId("ob-unknown")).empty
  }

  def "times are the same whatever time zone the process is in"() {
    given:
    def zone = TimeZone.getDefault()
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"))
    // 02:30 of this day does not exist in Berlin
    def leaver = new Leaver(1, [receivedAt: java.time.Instant.parse("2026-03-29T02:30:00.654321Z"), effectiveAt: java.time.Instant.parse("2026-03-29T02:31:00Z")])

    when:
    try (def berlin = server.start()) {
      berlin.getBean(RecordActivities).open(leaver.opened())
    }
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"))
    def read = offboardings.find(leaver.id).get()

    then:
    read.receivedAt() == leaver.request.receivedAt()
    read.effectiveAt() == leaver.request.effectiveAt()
    server.rows("SELECT CAST(received_at AS CHAR) AS t FROM offboarding WHERE id = ?", leaver.id.value())[0].t == "2026-03-29 02:30:00.654321"

    cleanup:
    TimeZone.setDefault(zone)
  }
}
