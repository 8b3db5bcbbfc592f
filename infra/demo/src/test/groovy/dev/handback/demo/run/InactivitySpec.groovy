package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import java.net.http.HttpRequest.BodyPublishers
import java.sql.DriverManager
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset
import java.time.temporal.ChronoUnit

/** An account that nobody uses, from the scan to its end, on real systems (T9). */
class InactivitySpec extends EndToEnd {

  def "T9: an unused account is asked about; who says nothing loses it and its seat, and nothing else"() {
    given:
    def leaver = site.next()
    def outsider = unusedAtAtelier(leaver)

    when:
    scan()

    then: 'it waits for its deadline, and nothing is touched'
    soon.eventually { assert asked(leaver)?.state == 'SCHEDULED' }
    Instant.parse(asked(leaver).effectiveAt) > Instant.now() + Duration.ofDays(13)
    outsider.again().every { it.letIn() }
    soon.eventually { assert asked(leaver, 'obligations').find { it.kind == 'SIGN_OFF' && it.state == 'OPEN' } }

    when: 'nobody says a word until then'
    bringForward(leaver)

    then:
    soon.eventually { assert asked(leaver).state == 'SEALED' }
    def record = plain(site.auditor().record(asked(leaver).id as String))
    record.items*.target.toSet() == ['atelier'] as Set
    record.items.find { it.kind == 'SEAT' }.disposition == 'RECLAIMED'
    site.vendor().used(leaver.person().seat()) == leaver.seatsUsed() - 1

    and: 'every way into the other targets is open as before'
    outsider.again().groupBy { it.letIn() }.collectEntries { open, tries -> [open, tries*.what().collect { it.contains('Atelier') }.toSet()] } ==
        [(true): [false] as Set, (false): [true] as Set]

    cleanup:
    outsider?.close()
  }

  def "T9: what its owner still needs stays, with its seat, as an exception until a date"() {
    given:
    def leaver = site.next()
    def outsider = unusedAtAtelier(leaver)
    scan()
    soon.eventually { assert asked(leaver)?.state == 'SCHEDULED' }
    soon.eventually { assert asked(leaver, 'obligations').find { it.kind == 'SIGN_OFF' && it.state == 'OPEN' } }
    def id = asked(leaver).id
    def owed = asked(leaver, 'obligations').find { it.kind == 'SIGN_OFF' }

    when:
    def answer = Web.postJson("$api/offboardings/$id/items/$owed.itemId/sign-off", token('app-owner'),
        """{"decision": "KEEP", "until": "${Instant.now() + Duration.ofDays(90)}", "comment": "the yearly audit needs it"}""")

    then:
    answer.status() == 202
    soon.eventually { assert asked(leaver, 'items').findAll { it.kind in ['ACCOUNT', 'SEAT'] }*.disposition.toSet() == ['EXCEPTION_APPROVED'] as Set }

    when: 'its date comes'
    bringForward(leaver)

    then:
    soon.eventually { assert asked(leaver).state == 'WAITING' }
    outsider.again().every { it.letIn() }
    site.vendor().used(leaver.person().seat()) == leaver.seatsUsed()
    keepHistory('still-needed', site.engine().historyOf("offboarding/$id"))

    cleanup:
    outsider?.close()
  }

  def "T9: who signs in while the question is open has answered it: the offboarding is taken back"() {
    given:
    def leaver = site.next()
    unusedAtAtelier(leaver).close()
    scan()
    soon.eventually { assert asked(leaver)?.state == 'SCHEDULED' }

    when:
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    sync(Part.ATELIER)
    scan()

    then:
    soon.eventually { assert asked(leaver).state == 'RESCINDED' }
    outsider.again().every { it.letIn() }
    keepHistory('inactivity-scan', site.engine().historyOf(lastRun('inactivity-scan')))

    cleanup:
    outsider?.close()
  }

  def "T9, S6, L6, L7: an unused designer seat becomes a viewer seat; whoever holds it stays signed in and signs in again, and the difference is saved"() {
    given:
    def leaver = designer()
    def viewers = site.vendor().used('viewer')
    def outsider = unusedAtAtelier(leaver, seventyDaysAgo())

    when:
    scan()

    then: 'its owner is told, and nothing is touched'
    soon.eventually { assert asked(leaver)?.state == 'SCHEDULED' }
    soon.eventually { assert asked(leaver, 'obligations').find { it.kind == 'SIGN_OFF' && it.state == 'OPEN' }?.why?.contains('it becomes a viewer seat, and all access stays') }
    site.vendor().used('designer') == leaver.seatsUsed()

    when: 'nobody says a word until the date'
    bringForward(leaver)

    then: 'the vendor counts a viewer instead of a designer'
    soon.eventually { assert asked(leaver).state == 'SEALED' }
    site.vendor().used('designer') == leaver.seatsUsed() - 1
    site.vendor().used('viewer') == viewers + 1

    and: 'every door is open as before, with the old password and in the old sessions'
    outsider.again().every { it.letIn() }

    and: 'the record has the seat alone, and what stays'
    def record = plain(site.auditor().record(asked(leaver).id as String))
    record.items.collect { [it.target, it.kind, it.disposition] } == [['atelier', 'SEAT', 'RECLAIMED']]
    with(record.items[0].finance) {
      [seat, monthlyPrice, downgradedTo, monthlySaving] == ['FREED', '45.00', 'viewer', '36.00']
    }
    record.kept.findAll { it.target == 'atelier' }*.kind.toSet() == ['ACCOUNT', 'CREDENTIAL'] as Set

    and: 'finance sees the difference'
    plain(Web.get("$api/savings", token('finance')).json()).savings.findAll { it.offboarding == record.id }
        .collect { [it.sku, it.account, it.seats, it.monthlySaving, it.currency] } == [['designer', 'FREED', 1, '36.00', 'EUR']]
    keepHistory('downgrade', site.engine().historyOf("offboarding/$record.id"))

    when: 'it is scanned again, before and after the inventory has seen it'
    scan()
    sync(Part.ATELIER)
    lastUsed(leaver, seventyDaysAgo())
    scan()

    then: 'nobody is asked again'
    all(leaver)*.id == [record.id]

    cleanup:
    outsider?.close()
  }

  def "T9: who signs in before the date keeps the designer seat"() {
    given:
    def leaver = designer()
    unusedAtAtelier(leaver, seventyDaysAgo()).close()
    scan()
    soon.eventually { assert asked(leaver)?.state == 'SCHEDULED' }

    when:
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    sync(Part.ATELIER)
    scan()

    then:
    soon.eventually { assert asked(leaver).state == 'RESCINDED' }
    site.vendor().used('designer') == leaver.seatsUsed()

    cleanup:
    outsider?.close()
  }

  private Leaver designer() {
    def leaver = site.next()
    while (leaver.person().seat() != 'designer') {
      leaver = site.next()
    }
    leaver
  }

  /** Longer than the demo's policy leaves a designer seat unused, and shorter than an account. */
  private static String seventyDaysAgo() {
    LocalDate.now(ZoneOffset.UTC).minusDays(70).toString()
  }

  private void bringForward(Leaver leaver) {
    Web.send(Web.request("$api/offboardings/${asked(leaver).id}", operator).header('Content-Type', 'application/json')
        .method('PATCH', BodyPublishers.ofString("""{"effectiveAt": "${Instant.now()}", "reason": "the deadline, brought forward by the spec"}""")).build())
  }

  /** A demo has no past: the record is told that its last use is half a year ago, or then. */
  private Outsider unusedAtAtelier(Leaver leaver, String when = "2026-01-01") {
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    sync(Part.ATELIER)
    lastUsed(leaver, when)
    outsider
  }

  private void lastUsed(Leaver leaver, String when) {
    def database = site.stack().facts().database()
    DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()).withCloseable {
      def update = it.prepareStatement("UPDATE inventory_account SET last_used_at = ? WHERE target_id = 'atelier' AND subject_id = ?")
      update.setString(1, when)
      update.setString(2, leaver.person().id())
      assert update.executeUpdate() == 1
    }
  }

  private Map<String, Object> asked(Leaver leaver) {
    all(leaver).find()
  }

  private List<Map<String, Object>> all(Leaver leaver) {
    plain(Web.get("$api/offboardings?trigger=INACTIVITY&q=${leaver.person().id()}", operator).json()).offboardings
        .findAll { it.subject.id == leaver.person().id() } as List
  }

  private List<Map<String, Object>> asked(Leaver leaver, String part) {
    plain(site.auditor().record(asked(leaver).id as String))[part] as List
  }

  private void scan() {
    def before = lastRun('inactivity-scan')
    soon.eventually { assert before != "inactivity-scan-${Instant.now().truncatedTo(ChronoUnit.SECONDS)}" } // a run is called by its second
    trigger('inactivity-scan')
    soon.eventually { assert lastRun('inactivity-scan') != before }
    soon.eventually { assert site.engine().historyOf(lastRun('inactivity-scan')).events.last().hasWorkflowExecutionCompletedEventAttributes() }
  }

  private String lastRun(String id) {
    plain(Web.get("$api/schedules", operator).json()).schedules.find { it.id == id }?.lastRun?.workflowId
  }
}
