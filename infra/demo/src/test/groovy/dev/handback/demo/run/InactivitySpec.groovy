package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import java.net.http.HttpRequest.BodyPublishers
import java.sql.DriverManager
import java.time.Duration
import java.time.Instant

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
    Web.send(Web.request("$api/offboardings/${asked(leaver).id}", operator).header('Content-Type', 'application/json')
        .method('PATCH', BodyPublishers.ofString("""{"effectiveAt": "${Instant.now()}", "reason": "the deadline, brought forward by the spec"}""")).build())

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
    Web.send(Web.request("$api/offboardings/$id", operator).header('Content-Type', 'application/json')
        .method('PATCH', BodyPublishers.ofString("""{"effectiveAt": "${Instant.now()}", "reason": "the deadline, brought forward by the spec"}""")).build())

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

  /** A demo has no past: the record is told that its last use is half a year ago. */
  private Outsider unusedAtAtelier(Leaver leaver) {
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    sync(Part.ATELIER)
    def database = site.stack().facts().database()
    DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()).withCloseable {
      def update = it.prepareStatement("UPDATE inventory_account SET last_used_at = '2026-01-01' WHERE target_id = 'atelier' AND subject_id = ?")
      update.setString(1, leaver.person().id())
      assert update.executeUpdate() == 1
    }
    outsider
  }

  private Map<String, Object> asked(Leaver leaver) {
    plain(Web.get("$api/offboardings?trigger=INACTIVITY&q=${leaver.person().id()}", operator).json()).offboardings
        .find { it.subject.id == leaver.person().id() }
  }

  private List<Map<String, Object>> asked(Leaver leaver, String part) {
    plain(site.auditor().record(asked(leaver).id as String))[part] as List
  }

  private void scan() {
    def before = lastRun('inactivity-scan')
    trigger('inactivity-scan')
    soon.eventually { assert lastRun('inactivity-scan') != before }
  }

  private String lastRun(String id) {
    plain(Web.get("$api/schedules", operator).json()).schedules.find { it.id == id }?.lastRun?.workflowId
  }
}
