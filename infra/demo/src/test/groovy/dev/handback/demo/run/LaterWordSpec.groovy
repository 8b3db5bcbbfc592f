package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.chaos.Run
import dev.handback.demo.leaver.Auditor
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit

/** What the HR system says later about the same departure, on real systems (T1, T7, T12, E). */
class LaterWordSpec extends EndToEnd {

  def "a date that is changed in the HR system moves the one run there is (T1)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def run = leaver.leaves(inDays(30))
    soon.eventually { assert run.state() == 'SCHEDULED' }

    when:
    def later = leaver.leaves(inDays(60))

    then:
    later.id() == run.id()
    soon.eventually { assert run.record().path('effectiveAt').asText() == inDays(60).toString() }
    outsider.again().every { it.letIn() }

    when:
    def now = leaver.leaves(Instant.now().truncatedTo(ChronoUnit.SECONDS))

    then:
    now.id() == run.id()
    soon.eventually { assert run.state() == 'SEALED' }
    outsider.again().findAll { it.letIn() } == []

    cleanup:
    outsider?.close()
  }

  def "a date that is taken out in the HR system takes the run back, and who leaves after all leaves anew (T12, T13)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def run = leaver.leaves(inDays(30))
    soon.eventually { assert run.state() == 'SCHEDULED' }

    when:
    def stays = leaver.stays()

    then:
    stays.id() == run.id()
    soon.eventually { assert run.state() == 'RESCINDED' }
    outsider.again().every { it.letIn() }

    when:
    def again = leaver.leaves(Instant.now().truncatedTo(ChronoUnit.SECONDS))

    then:
    again.id() != run.id()
    soon.eventually { assert again.state() == 'SEALED' }
    run.state() == 'RESCINDED'
    outsider.again().findAll { it.letIn() } == []

    cleanup:
    outsider?.close()
  }

  def "a date that is taken out after the record was sealed gives back what was taken, and opens no session of before (T13)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def run = leaver.leaves().awaitSealed()

    when:
    def stays = leaver.stays()

    then:
    stays.id() == run.id()
    soon.eventually { assert run.state() == 'RESCINDED' }
    plain(run.record()).items.findAll { it.kind == 'ACCOUNT' }.every { it.restored }
    outsider.again().findAll { it.letIn() } == []

    cleanup:
    outsider?.close()
  }

  def "risk acts at once on somebody who is to leave later, whose run then finds nothing left and is sealed as well (T7, E: two triggers for one subject at once)"() {
    given:
    def leaver = site.next()
    def leaves = leaver.leaves(inDays(30))
    soon.eventually { assert leaves.state() == 'SCHEDULED' }

    when:
    def risk = atRisk(leaver)

    then:
    risk.id() != leaves.id()
    soon.eventually { assert risk.state() == 'WAITING' }
    decide(risk, 'APPROVE') == 202
    soon.eventually { assert risk.state() == 'SEALED' }
    leaves.state() == 'SCHEDULED'

    when:
    leaver.leaves(Instant.now().truncatedTo(ChronoUnit.SECONDS))

    then:
    soon.eventually { assert leaves.state() == 'SEALED' }
    plain(leaves.record()).items.every { it.disposition != null }
    outcomes(leaves).contains('ALREADY_ABSENT')
  }

  def "risk is contained at once and asked about afterwards: a no gives access back, and no session of before (T7, T13)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def used = leaver.seatsUsed()

    when:
    def risk = atRisk(leaver)

    then: 'nobody gets in, and the seat waits for a word'
    soon.eventually { assert risk.state() == 'WAITING' }
    outsider.again().findAll { it.letIn() } == []
    site.vendor().used(leaver.person().seat()) == used
    risk.openObligations()*.path('kind')*.asText() == ['APPROVAL']

    when:
    def answer = decide(risk, 'REJECT')

    then:
    answer == 202
    soon.eventually { assert risk.state() == 'RESCINDED' }

    and: 'a directory that notes wrong passwords as changes is left to a person, and says so'
    def accounts = plain(risk.record()).items.findAll { it.kind == 'ACCOUNT' }
    accounts.findAll { it.restored }*.target.toSet() == ['keycloak', 'warehouse', 'atelier'] as Set
    accounts.findAll { it.leftAlone }*.target == ['directory']
    site.vendor().used(leaver.person().seat()) == used
    outsider.again().findAll { it.letIn() } == []
    keepHistory('risk-not-confirmed', risk)

    cleanup:
    outsider?.close()
  }

  def "an event that is years old is caught up at once, and the access that outlived it is in the figures (T12)"() {
    given:
    def leaver = site.next()

    when:
    def run = leaver.leaves(Instant.parse('2023-11-21T17:00:00Z'))

    then:
    soon.eventually { assert run.state() == 'SEALED' }
    Duration.ofSeconds(run.record().path('figures').path('residualAccessSeconds').asLong()) > Duration.ofDays(3 * 365)
    run.record().path('figures').path('timeToRemovalMs').asLong() < Duration.ofMinutes(2).toMillis()
  }

  private int decide(Run run, String decision) {
    Web.postJson("$api/offboardings/${run.id()}/approvals", token('approver'), """{"decision": "$decision", "comment": "as it is"}""").status()
  }

  private Run atRisk(Leaver leaver) {
    def body = """{"subject": {"kind": "EMPLOYEE", "id": "${leaver.person().id()}", "email": "${leaver.person().email()}"}, "trigger": "RISK",
        "source": {"system": "siem", "eventId": "risk-${leaver.person().id()}"}}"""
    def operator = Auditor.token(site.stack().facts().web(Part.API).url(), site.stack().user('operator'))
    def answer = Web.postJson(site.stack().facts().web(Part.API).url() + '/offboardings', operator, body)
    assert answer.status() == 202
    new Run(site, leaver, answer.json().path('offboardingId').asText())
  }

  private String outcomes(Run run) {
    def auditor = Auditor.token(site.stack().facts().web(Part.API).url(), site.stack().user('auditor'))
    Web.get(site.stack().facts().web(Part.API).url() + "/offboardings/${run.id()}/evidence", auditor).text()
  }

  private static Instant inDays(int days) {
    (Instant.now() + Duration.ofDays(days)).truncatedTo(ChronoUnit.DAYS)
  }
}
