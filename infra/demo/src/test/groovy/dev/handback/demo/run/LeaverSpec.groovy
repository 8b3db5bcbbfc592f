package dev.handback.demo.run

import dev.handback.demo.chaos.Run
import dev.handback.demo.chaos.Twice
import dev.handback.demo.leaver.HrSystem
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.web.Web
import dev.handback.record.evidence.BundleVerifier
import dev.handback.record.evidence.Verdict
import io.temporal.common.SearchAttributeKey
import java.net.http.HttpClient
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.temporal.ChronoUnit
import java.util.zip.ZipEntry
import java.util.zip.ZipFile
import java.util.zip.ZipOutputStream
import spock.lang.TempDir

/** What the demo shows, held to the policy. */
class LeaverSpec extends EndToEnd {
  @TempDir
  Path folder

  def "one signed webhook ends in a sealed record: all access refused when tried, the seat back with the vendor (T1, S5, L6, R4)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    assert outsider.again().every { it.letIn() }

    when:
    def run = leaver.leaves()

    then:
    soon.eventually { assert run.state() == 'SEALED' }

    and: 'security: every item was proven, and by a try'
    def items = plain(run.record()).items
    items*.target.toSet() == ['keycloak', 'directory', 'warehouse', 'atelier'] as Set
    items.findAll { it.kind != 'SEAT' }.collect { [it.status, it.disposition, it.security.proofMethod] }.toSet() ==
        [['PROVEN', 'REMOVED', 'TRIED']] as Set

    and: 'finance: one seat, freed after access was gone, by the vendor\'s own count'
    plain(run.seats())*.disposition == ['RECLAIMED']
    run.record().at('/figures/seatsReleased').asInt() == 1
    site.vendor().used(leaver.person().seat()) == leaver.seatsUsed() - 1

    and: 'nobody gets in with what the leaver had'
    outsider.again().findAll { it.letIn() } == []
    outsider.again().size() == 8

    and: 'who reads the engine without a key learns nothing of whom it is about'
    def told = site.engine().history(run.id()).events*.toByteString()*.toStringUtf8().join()
    told.contains('demo-1')
    [leaver.person().displayName(), leaver.person().email(), leaver.person().id()].findAll { told.contains(it) } == []

    and:
    Twice.in(run) == []
    keepHistory('leaver', run)

    cleanup:
    outsider?.close()
  }

  def "the bundle of a run can be checked by anybody with nothing but the file, and one changed byte shows (R5)"() {
    given:
    def run = site.next().leaves().awaitSealed()
    def bundle = folder.resolve('bundle.zip')

    when:
    download(run, bundle)

    then:
    new BundleVerifier(null).verify(bundle) instanceof Verdict.Good

    when:
    def forged = withOneByteChanged(bundle)

    then:
    new BundleVerifier(null).verify(forged) instanceof Verdict.Wrong
  }

  def "a date in the future waits with everything untouched, and fires by itself (T1)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def then = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.SECONDS)

    when:
    def run = leaver.leaves(then)

    then: 'before: scheduled, and every way in is open'
    soon.eventually { assert run.state() == 'SCHEDULED' }
    outsider.again().every { it.letIn() }
    plain(run.record()).items*.status.toSet() == ['PLANNED'] as Set
    Instant.now() < then

    and: 'after: removed, and not a moment earlier'
    soon.eventually { assert run.state() == 'SEALED' }
    plain(run.record()).items.collect { Instant.parse(it.security.removedAt) }.min() >= then
    outsider.again().findAll { it.letIn() } == []
    keepHistory('future-date', run)

    cleanup:
    outsider?.close()
  }

  def "somebody whom no target knows is a person's task, never dropped, and ends by their word (O1, O2)"() {
    given:
    def id = new HrSystem(site.stack().source('bamboohr')).terminate('e-9999', 'nobody@example.com', 'unknown')
    def run = new Run(site, site.next(), id)

    expect:
    soon.eventually { assert plain(run.openObligations())*.kind == ['IDENTIFY_SUBJECT'] }
    soon.eventually { assert run.state() == 'WAITING' }
    Instant.parse(plain(run.openObligations())[0].dueAt) > Instant.now()

    when:
    def item = plain(run.record()).items[0].id
    def answer = Web.postJson("$api/offboardings/$id/items/$item/manual", token('app-owner'),
        '{"outcome": "DONE", "evidence": "Left before we had systems.", "seatFreed": false}')

    then:
    answer.status() == 202
    soon.eventually { assert run.state() == 'SEALED' }
    plain(run.record()).items.collect { [it.disposition, it.security.proofMethod] } == [['REMOVED', 'ATTESTED']]
    run.openObligations() == []
    keepHistory('unknown-subject', run)
  }

  def "an ordinary leaver reads well in the engine: few events, no child workflow, its stage and a summary (R1)"() {
    given:
    def run = site.next().leaves().awaitSealed()

    when:
    def events = site.engine().history(run.id()).events
    def description = site.engine().run(run.id()).get()

    then:
    events.size() < 120
    events.findAll { it.hasStartChildWorkflowExecutionInitiatedEventAttributes() } == []

    and:
    keyword(description, 'HandbackStage') == 'SEAL'
    keyword(description, 'HandbackTrigger') == 'TERMINATION'
    keyword(description, 'HandbackSubjectKind') == 'EMPLOYEE'
    keyword(description, 'HandbackRisk') == 'NORMAL'
    description.typedSearchAttributes.get(SearchAttributeKey.forLong('HandbackOpenObligations')) == 0
    !description.typedSearchAttributes.get(SearchAttributeKey.forBoolean('HandbackSlaBreached'))
    description.staticSummary.contains(run.leaver().person().id())
  }

  private static String keyword(description, String name) {
    description.typedSearchAttributes.get(SearchAttributeKey.forKeyword(name))
  }

  private void download(Run run, Path file) {
    def request = Web.request("$api/offboardings/${run.id()}/bundle", token('auditor')).build()
    assert HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(file)).statusCode() == 200
  }

  /** The word REMOVED in the chain becomes REMOVEE. */
  private Path withOneByteChanged(Path bundle) {
    def forged = folder.resolve('forged.zip')
    def changed = 0
    new ZipFile(bundle.toFile()).withCloseable { zip ->
      new ZipOutputStream(Files.newOutputStream(forged)).withCloseable { out ->
        zip.entries().each { entry ->
          def text = zip.getInputStream(entry).text
          if (entry.name.endsWith('.ndjson')) {
            text = text.replaceFirst('REVOKE_SESSIONS', 'REVOKE_SESSIONZ')
            changed++
          }
          out.putNextEntry(new ZipEntry(entry.name))
          out.write(text.getBytes('UTF-8'))
        }
      }
    }
    assert changed == 1
    forged
  }
}
