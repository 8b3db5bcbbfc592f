package dev.handback.demo.run

import dev.handback.demo.Handback
import dev.handback.demo.command.Terminal
import dev.handback.record.evidence.BundleVerifier
import dev.handback.record.evidence.Verdict
import groovy.json.JsonSlurper
import java.nio.file.Path
import spock.lang.TempDir

/** An operator's day on the command line, with nothing but an address and a token. */
class OperatorSpec extends EndToEnd {
  @TempDir Path folder
  private final OutputStream out = new ByteArrayOutputStream()
  private final StringWriter err = new StringWriter()

  def "somebody is previewed, offboarded and followed to the seal, and the bundle is good (P6, R5)"() {
    given:
    def leaver = site.next().person()
    def who = ['--subject-id', leaver.id(), '--subject-email', leaver.email(), '--subject-name', leaver.displayName(), '--trigger', 'TERMINATION']

    when: 'what would be done'
    def preview = json('operator', 'preview', *who)

    then:
    preview.items*.target.toSet() == ['keycloak', 'directory', 'warehouse', 'atelier'] as Set
    person('operator', 'preview', *who).contains('warehouse')

    when: 'it is done'
    def id = json('operator', 'offboard', *who).offboardingId

    then:
    soon.eventually { assert json('operator', 'show', id).state == 'SEALED' }
    person('operator', 'list', '--query', leaver.id()).contains(id)
    person('operator', 'show', id).contains('PROVEN')
    person('finance', 'seats').contains('atelier')
    json('finance', 'seats', '--savings').savings*.offboarding.contains(id)

    when: 'the auditor takes it away'
    def bundle = folder.resolve('bundle.zip')
    person('auditor', 'export', id, '--to', bundle)

    then:
    new BundleVerifier(null).verify(bundle) instanceof Verdict.Good
    person('auditor', 'export', id, '--what', 'evidence').readLines().size() > 10
  }

  def "who may not is told so, what is not there is not found, and a wrong word is refused by field"() {
    expect:
    run('auditor', 'offboard', '--subject-id', 'e-1', '--trigger', 'TERMINATION') == 3
    run('operator', 'show', 'ob-nothing') == 4
    run('app-owner', 'sign-off', 'ob-nothing', 'it-1', 'APPROVE') == 4
    run('operator', 'offboard', '--subject-id', 'e-1', '--trigger', 'TERMINATION', '--effective-at', 'tomorrow') == 1
    err.toString().contains('effectiveAt must be an RFC 3339 time')
  }

  def "an operator pauses what runs by itself, and resumes it"() {
    expect:
    json('operator', 'schedules', 'pause', 'access-watch').paused
    person('operator', 'schedules').readLines().any { it.startsWith('access-watch') && it.contains('paused') }
    !json('operator', 'schedules', 'resume', 'access-watch').paused
  }

  private Object json(String user, Object... command) {
    new JsonSlurper().parseText(person(user, *command, '--json'))
  }

  private String person(String user, Object... command) {
    out.reset()
    def code = run(user, *command)
    assert code == 0: err
    out.toString('UTF-8')
  }

  private int run(String user, Object... command) {
    def line = Handback.commandLine(new Terminal(new PrintStream(out, true, 'UTF-8')))
    line.err = new PrintWriter(err, true)
    line.execute([*command*.toString(), '--url', api, '--token', token(user)] as String[])
  }
}
