package dev.handback.demo.run

import dev.handback.demo.chaos.Run
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.web.Web
import java.net.http.HttpRequest.BodyPublishers
import java.time.Duration
import java.time.Instant

/** A leaver whose date moves, and one who stays after all, on real systems. */
class ChangeSpec extends EndToEnd {

  def "a date that is moved to now ends access now, with who and why in the evidence (T1, O5)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def run = leaver.leaves(Instant.now() + Duration.ofDays(30))
    soon.eventually { assert run.state() == 'SCHEDULED' }

    when:
    def moved = Instant.now()
    def answer = patch(run, """{"effectiveAt": "$moved", "reason": "left on the spot"}""")

    then:
    answer.status() == 202
    soon.eventually { assert run.state() == 'SEALED' }
    Duration.between(Instant.parse(run.record().path("effectiveAt").asText()), moved).abs() < Duration.ofMillis(1)
    outsider.again().findAll { it.letIn() } == []
    evidence(run).contains('"reason":"left on the spot"')
    keepHistory('date-moved', run)

    cleanup:
    outsider?.close()
  }

  def "who stays after all keeps every way in, nobody owes anything, and the record says who took it back (T12)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def run = leaver.leaves(Instant.now() + Duration.ofDays(30))
    soon.eventually { assert run.state() == 'SCHEDULED' }

    when:
    def answer = Web.postJson("$api/offboardings/${run.id()}/rescind", operator, '{"reason": "signed a new contract"}')

    then:
    answer.status() == 202
    soon.eventually { assert run.state() == 'RESCINDED' }
    outsider.again().every { it.letIn() }
    run.openObligations() == []
    plain(run.record()).items*.status.toSet() == ['PLANNED'] as Set
    evidence(run).contains('"reason":"signed a new contract"')

    and: 'what is over takes no other date'
    patch(run, """{"effectiveAt": "${Instant.now()}", "reason": "again"}""").status() == 409
    keepHistory('rescinded', run)

    cleanup:
    outsider?.close()
  }

  private Web.Answer patch(Run run, String body) {
    Web.send(Web.request("$api/offboardings/${run.id()}", operator).header('Content-Type', 'application/json')
        .method('PATCH', BodyPublishers.ofString(body)).build())
  }

  private String evidence(Run run) {
    Web.get("$api/offboardings/${run.id()}/evidence", token('auditor')).text()
  }
}
