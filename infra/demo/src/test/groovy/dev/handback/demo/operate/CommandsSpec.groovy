package dev.handback.demo.operate

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import dev.handback.demo.Handback
import dev.handback.demo.command.Terminal
import dev.handback.estate.FreePort
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What a command asks, what a person and what a script gets to see, and how it ends. */
class CommandsSpec extends Specification {
  @TempDir Path folder

  private final HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
  private final List<Map> asked = [].asSynchronized()
  private final OutputStream out = new ByteArrayOutputStream()
  private final StringWriter err = new StringWriter()
  private int status = 200
  private Object answer = [:]

  def setup() {
    server.createContext('/') { answerTo(it) }
    server.start()
  }

  def cleanup() {
    server.stop(0)
  }

  def "an offboarding is started with what was said of it, and each time anew unless the event is named"() {
    given:
    status = 202
    answer = [offboardingId: 'ob-1', workflowId: 'offboarding/ob-1']

    expect:
    run('offboard', '--subject-id', 'e-1', '--subject-name', 'Ada L.', '--trigger', 'role_change', '--keep', 'atelier', '--keep', 'crm/admin', '--reason', 'moves to sales') == 0
    run('offboard', '--subject-id', 'w-1', '--subject-kind', 'WORKLOAD', '--trigger', 'WORKLOAD_RETIREMENT', '--event-id', 'evt-7') == 0
    asked*.call == ['POST /offboardings'] * 2
    asked*.token == ['Bearer the-token'] * 2
    asked[0].body.subject == [kind: 'EMPLOYEE', id: 'e-1', email: null, displayName: 'Ada L.', managerId: null]
    asked[0].body.keep == ['atelier', 'crm/admin']
    asked[0].body.source.eventId.startsWith('cli-')
    asked*.body.reason == ['moves to sales', null]
    asked[1].body.source == [system: 'command-line', eventId: 'evt-7']
    said().first().contains('./handback show ob-1')
  }

  def "#command.first() asks for #call"() {
    expect:
    run(*command) == 0
    asked*.call == [call]

    where:
    command                                                         | call
    ['preview', '--subject-id', 'e-1', '--trigger', 'RISK']         | 'POST /offboardings/preview'
    ['list', '--state', 'waiting', '--query', 'a b', '--limit', 5]*.toString() | 'GET /offboardings?limit=5&q=a+b&state=WAITING'
    ['show', 'ob-1']                                                | 'GET /offboardings/ob-1'
    ['sign-off', 'ob-1', 'it-2', 'APPROVE']                         | 'POST /offboardings/ob-1/items/it-2/sign-off'
    ['seats']                                                       | 'GET /seats'
    ['seats', '--savings']                                          | 'GET /savings'
    ['export', 'ob-1', '--what', 'evidence']                        | 'GET /offboardings/ob-1/evidence'
    ['schedules']                                                   | 'GET /schedules'
    ['schedules', 'list']                                           | 'GET /schedules'
  }

  def "a list is a table for people, and the api's own answer for scripts"() {
    given:
    answer = [offboardings: [
        [id: 'ob-1', subject: [id: 'e-1', displayName: 'Ada Lindgren'], trigger: 'TERMINATION', state: 'SEALED', stage: 'SEAL', disposed: 18, items: 18, openObligations: 0, receivedAt: '2026-11-20T16:00:00.123Z'],
        [id: 'ob-22', subject: [id: 'w-3'], trigger: 'RISK', state: 'RUNNING', stage: 'PLAN', disposed: 0, items: 2, openObligations: 1, receivedAt: '2026-11-21T16:00:00Z']], nextCursor: 'c-9']

    expect:
    run('list') == 0
    said() == [
        'id     who                 trigger      state    stage  ended  owed  received',
        'ob-1   Ada Lindgren (e-1)  TERMINATION  SEALED   SEAL   18/18  0     2026-11-20T16:00:00Z',
        'ob-22  w-3                 RISK         RUNNING  PLAN   0/2    1     2026-11-21T16:00:00Z',
        'More: --cursor c-9']

    when:
    out.reset()
    run('list', '--json')

    then:
    new JsonSlurper().parseText(out.toString()) == answer
  }

  def "what others wrote does not act on the terminal"() {
    given:
    answer = [offboardings: [[id: 'ob-1', subject: [id: 'e-1', displayName: 'Ada\u001b[2J\nob-2'], receivedAt: null]]]

    expect:
    run('list') == 0
    said().size() == 2
    !out.toString().contains('\u001b')

    when:
    answer = [id: 'ob-1', subject: [id: 'e-1', displayName: 'Ada\u001b[2J'], reason: 'as\nagreed\u001b[2J', figures: [:]]
    run('show', 'ob-1')

    then:
    said()[2].contains('Ada')
    said()[4].startsWith('reason given: as agreed')
    !out.toString().contains('\u001b')
  }

  def "an answer of #code ends with #exit, and says what, where and what to do"() {
    given:
    status = code
    answer = problem

    expect:
    run('sign-off', 'ob-1', 'it-2', 'KEEP') == exit
    said() == []
    told.every { err.toString().contains(it) }
    !err.toString().contains('Exception')

    where:
    code | problem                                                                                                 || exit | told
    401  | [title: 'Sign in first']                                                                                || 3    | ['Sign in first', 'HANDBACK_TOKEN', 'POST http://127.0.0.1']
    403  | [title: 'Only who is asked signs off']                                                                  || 3    | ['Only who is asked', '--as']
    404  | [title: 'There is no such offboarding']                                                                 || 4    | ['no such offboarding', '/offboardings/ob-1/']
    409  | [title: 'The item waits for no sign-off', detail: 'it is PROVEN']                                       || 1    | ['waits for no sign-off: it is PROVEN']
    422  | [title: 'One field is wrong', errors: [[field: 'until', detail: 'must say until when it stays']]]      || 1    | ['until must say until when it stays']
    503  | [title: 'Temporal does not answer']                                                                     || 5    | ['Temporal does not answer', 'Try again']
    502  | '<html>a proxy</html>'                                                                                  || 5    | ['No Handback answers so', '502']
  }

  def "where nobody answers, that is what is said"() {
    given:
    def nowhere = "http://127.0.0.1:${FreePort.find(0)}".toString()

    expect:
    execute('list', '--url', nowhere, '--token', 'x') == 5
    err.toString().contains(nowhere)
    err.toString().contains('HANDBACK_URL')
  }

  def "without a token nobody is asked anything; an address that is none is a mistake of whoever typed it"() {
    expect:
    execute('list', '--url', url()) == 3
    execute('list', '--url', 'not an address', '--token', 'x') == 2
    execute('list', '--nonsense') == 2
    execute('offboard', '--subject-id', 'e-1') == 2
    asked == []
  }

  def "address and token come from the environment, and an option goes before them"() {
    given:
    def where = new Where(HANDBACK_URL: url() + '/', HANDBACK_TOKEN: ' from-the-environment ')

    when:
    where.signedIn('operator').get('/seats')

    then:
    asked == [[call: 'GET /seats', token: 'Bearer from-the-environment', body: null]]
  }

  def "a bundle is written beside its offboarding's name, and nothing is written over"() {
    given:
    def file = folder.resolve('out.zip')
    answer = 'PK and so on'

    expect:
    run('export', 'ob-1', '--to', file.toString()) == 0
    asked*.call == ['GET /offboardings/ob-1/bundle']
    Files.readString(file) == 'PK and so on'
    said().first().contains('./handback verify')

    when:
    answer = 'another'
    def again = run('export', 'ob-1', '--to', file.toString())

    then:
    again == 1
    Files.readString(file) == 'PK and so on'
    err.toString().contains('is there already')
  }

  def "bash completes commands, options and their values"() {
    given:
    assert execute('completion') == 0
    Files.writeString(folder.resolve('completion'), out.toString())

    expect:
    completed(['handback', 'off']) == ['offboard']
    completed(['handback', 'list', '--sta']) == ['--state', '--stage']
    completed(['handback', 'list', '--state', 'SEA']) == ['SEALED']
  }

  private List<String> completed(List<String> words) {
    def script = """source '${folder.resolve('completion')}'
      COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.size() - 1}
      _complete_handback handback '${words.last()}' '${words[-2]}'
      printf '%s\\n' "\${COMPREPLY[@]}" """
    def process = new ProcessBuilder('bash', '-c', script.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start()
    process.inputStream.text.readLines()*.strip()
  }

  private int run(Object... arguments) {
    execute(*arguments*.toString(), '--url', url(), '--token', 'the-token')
  }

  private int execute(String... arguments) {
    def line = Handback.commandLine(new Terminal(new PrintStream(out, true, 'UTF-8')))
    line.err = new PrintWriter(err, true)
    line.execute(arguments)
  }

  private List<String> said() {
    out.toString('UTF-8').readLines()
  }

  private String url() {
    "http://127.0.0.1:$server.address.port"
  }

  private void answerTo(HttpExchange exchange) {
    def body = exchange.requestBody.text
    asked << [call: "$exchange.requestMethod $exchange.requestURI".toString(), token: exchange.requestHeaders.getFirst('Authorization'),
              body: body ? new JsonSlurper().parseText(body) : null]
    def bytes = (answer instanceof String ? answer : JsonOutput.toJson(answer)).getBytes('UTF-8')
    exchange.sendResponseHeaders(status, bytes.length)
    exchange.responseBody.withCloseable { it.write(bytes) }
  }
}
