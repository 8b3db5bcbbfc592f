package dev.handback.hrsystem

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class PersonnelSpec extends Specification {
  private static final String LONG_AGO = '2011-06-02T19:26:23Z'
  private static final HttpClient CLIENT = HttpClient.newHttpClient()

  @TempDir Path folder
  @AutoCleanup Personnel personnel

  def setup() {
    Files.writeString(folder.resolve('employees.json'),
        JsonOutput.toJson(['e-1': [status: 'Active', workEmail: 'ada@example.com', terminationDate: '0000-00-00'], 'e-2': [status: 'Active']]))
    personnel = started()
  }

  def "the fields that are asked for are told of one employee, and of nobody else"() {
    expect:
    get('e-1?fields=status,workEmail') == [id: 'e-1', status: 'Active', workEmail: 'ada@example.com']
    send('e-3?fields=status').statusCode() == 404
  }

  def "who was changed is told with the time, and who was not is not"() {
    given:
    def before = Instant.now().minusSeconds(1)
    def none = get("changed?since=$LONG_AGO").employees

    when:
    def typed = post('e-1', [status: 'Inactive', terminationDate: '2026-11-20'])

    then:
    none == [:]
    typed.statusCode() == 200
    with(get("changed?since=$LONG_AGO")) {
      employees.keySet() == ['e-1'] as Set
      employees['e-1'].id == 'e-1'
      Instant.parse(employees['e-1'].lastChanged as String) >= before.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
      latest == employees['e-1'].lastChanged
    }
    get("changed?since=${Instant.now().plusSeconds(60)}").employees == [:]
    get('e-1?fields=status,terminationDate') == [id: 'e-1', status: 'Inactive', terminationDate: '2026-11-20']
  }

  def "what was typed is there after a restart"() {
    given:
    post('e-1', [status: 'Inactive'])

    when:
    personnel.close()
    personnel = started()

    then:
    get('e-1?fields=status').status == 'Inactive'
    get("changed?since=$LONG_AGO").employees.keySet() == ['e-1'] as Set
  }

  def "#what is refused"() {
    expect:
    answer.call(this).statusCode() == status

    where:
    what                              | status | answer
    'another key'                     | 401    | { it.send('e-1?fields=status', 'guess') }
    'a time that is none'             | 400    | { it.send('changed?since=yesterday') }
    'a change that is no JSON'        | 400    | { it.post('e-1', 'left') }
    'a change of nobody'              | 404    | { it.post('e-3', [status: 'Inactive']) }
  }

  private Map get(CharSequence path) {
    new JsonSlurper().parseText(send(path).body()) as Map
  }

  private send(CharSequence path, String key = 'key') {
    CLIENT.send(request(path, key).build(), BodyHandlers.ofString())
  }

  private post(String id, Object change) {
    CLIENT.send(request(id, 'key').POST(BodyPublishers.ofString(change instanceof Map ? JsonOutput.toJson(change) : change as String)).build(), BodyHandlers.ofString())
  }

  private HttpRequest.Builder request(CharSequence path, String key) {
    HttpRequest.newBuilder(URI.create("http://127.0.0.1:${personnel.port()}/api/v1/employees/$path"))
        .header('Authorization', 'Basic ' + "$key:x".bytes.encodeBase64())
  }

  private Personnel started() {
    Personnel.start(0, folder.resolve('employees.json'), 'key')
  }
}
