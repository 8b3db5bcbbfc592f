package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.chaos.Run
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import dev.handback.offboarding.Stage
import dev.handback.record.evidence.BundleVerifier
import dev.handback.record.evidence.Verdict
import java.net.http.HttpClient
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import spock.lang.TempDir

/** Who comes back, from leave or after all, on real systems (T3, T13). */
class ReturnSpec extends EndToEnd {
  @TempDir
  Path folder

  def "a leave shuts every door and keeps the password; after the return it opens all of them, and nothing from before does (T3, T13)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))

    when:
    def run = starts(leaver, 'LEAVE')

    then: 'suspended, never deleted, and proven'
    soon.eventually { assert run.state() == 'SEALED' }
    outsider.again().findAll { it.letIn() } == []
    plain(run.record()).items*.kind.toSet() == ['ACCOUNT', 'SESSIONS'] as Set
    plain(run.record()).items*.status.toSet() == ['PROVEN'] as Set
    plain(run.record()).kept*.kind.toSet() == ['CREDENTIAL', 'ENTITLEMENT', 'SEAT'] as Set
    site.vendor().used(leaver.person().seat()) == leaver.seatsUsed()

    and: 'what can be tried without the password was tried; where it cannot, nothing claims so'
    plain(run.record()).items.findAll { it.kind == 'ACCOUNT' }.collectEntries { [it.target, it.security.proofMethod] } ==
        [keycloak: 'TRIED', directory: 'READ_BACK', warehouse: 'READ_BACK', atelier: 'READ_BACK']
    keepHistory('leave', run)

    when:
    def answer = rescind(run, 'back from leave')

    then:
    answer.status() == 202
    plain(answer.json()).irreversible*.kind.toSet() == ['SESSIONS'] as Set
    soon.eventually { assert run.state() == 'RESCINDED' }
    plain(run.record()).items.findAll { it.kind == 'ACCOUNT' }.every { it.restored.how && it.status == 'RESTORED' }

    and: 'the old password works everywhere, and what was open before stays dead'
    outsider.again().findAll { it.letIn() }*.what() ==
        ['Keycloak, the old password', 'Directory, the old password', 'Warehouse, the old password', 'Atelier, the old password']
    outsider.again().size() == 8
    keepHistory('returned', restorationOf(run))

    cleanup:
    outsider?.close()
  }

  def "who was terminated and is taken back has accounts and groups again, and reads what is lost before and after (T13)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def run = leaver.leaves().awaitSealed()

    when:
    def answer = rescind(run, 'rehired')

    then:
    answer.status() == 202
    plain(answer.json()).irreversible*.kind.toSet() == ['SESSIONS', 'CREDENTIAL', 'SEAT'] as Set
    plain(answer.json()).irreversible.every { it.why }
    soon.eventually { assert run.state() == 'RESCINDED' }

    and:
    def items = plain(run.record()).items
    items.findAll { it.kind in ['ACCOUNT', 'ENTITLEMENT'] }.findAll { it.restored == null } == []
    items.findAll { it.kind in ['SESSIONS', 'CREDENTIAL', 'SEAT'] }.every { it.irreversible }
    items.find { it.kind == 'SEAT' }.finance.seat == 'FREED'

    and: 'nobody has the old passwords: new ones must be set'
    outsider.again().findAll { it.letIn() } == []

    and: 'the record holds, sealed once more'
    def bundle = folder.resolve('bundle.zip')
    def request = Web.request("$api/offboardings/${run.id()}/bundle", token('auditor')).build()
    HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(bundle)).statusCode() == 200
    new BundleVerifier(null).verify(bundle) instanceof Verdict.Good

    and: 'once'
    rescind(run, 'again').status() == 409

    cleanup:
    outsider?.close()
  }

  def "who is taken back while the run acts gets back what it took till then (T13)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    site.vendor().dawdle()
    def run = starts(leaver, 'LEAVE').awaitStage(Stage.DISABLE_ACCOUNTS)

    when:
    def answer = rescind(run, 'stays after all')
    site.heal()

    then:
    answer.status() == 202
    soon.eventually { assert run.state() == 'RESCINDED' }
    outsider.again().findAll { it.what().endsWith('the old password') }.every { it.letIn() }
    run.openObligations() == []
    keepHistory('rescinded-acting', run)

    cleanup:
    outsider?.close()
  }

  def "a worker that dies while things are given back changes nothing in the end (T13, T12)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def run = starts(leaver, 'LEAVE').awaitSealed()
    site.hold(Part.WAREHOUSE)

    when:
    rescind(run, 'back from leave')
    def restoration = restorationOf(run)
    soon.eventually { assert attempts(restoration) > 0 }
    site.stack().kill(Part.WORKER)
    site.heal()

    then:
    soon.eventually { assert run.state() == 'RESCINDED' }
    outsider.again().findAll { it.letIn() }*.what().every { it.endsWith('the old password') }
    outsider.again().count { it.letIn() } == 4
    keepHistory('returned-worker-killed', restoration)

    cleanup:
    outsider?.close()
  }

  private int attempts(Run run) {
    site.engine().run(run.id()).map { site.engine().history(run.id()).events.count { it.hasActivityTaskScheduledEventAttributes() } }.orElse(0) as int
  }

  private Run starts(Leaver leaver, String trigger) {
    def person = leaver.person()
    def body = """{"subject": {"kind": "EMPLOYEE", "id": "${person.id()}", "email": "${person.email()}"}, "trigger": "$trigger",
      "source": {"system": "hr", "eventId": "$trigger-${person.id()}"}}"""
    def answer = Web.postJson("$api/offboardings", token('operator'), body)
    assert answer.status() == 202
    new Run(site, leaver, answer.json().path('offboardingId').asText())
  }

  private Run restorationOf(Run run) {
    new Run(site, run.leaver(), run.id() + '/restoration')
  }

  private Web.Answer rescind(Run run, String why) {
    Web.postJson("$api/offboardings/${run.id()}/rescind", token('operator'), """{"reason": "$why"}""")
  }
}
