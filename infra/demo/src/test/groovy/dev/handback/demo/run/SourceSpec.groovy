package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.chaos.Run
import dev.handback.demo.company.Company
import dev.handback.demo.company.Person
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpRequest.BodyPublishers
import java.time.Instant
import java.time.temporal.ChronoUnit
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

/** One of each preset, as demo.json tells a script: somebody else's HR system sends, and the person is out. */
class SourceSpec extends EndToEnd {
  /** Without a seat: those with one are few, and other specs need them. */
  private static final List<Person> PEOPLE = Company.people().findAll { it.isFree() && it.isOn('warehouse') && !it.isOn('atelier') }.takeRight(11)

  /** What a sender does not say of a person is known from the targets that know the same id. */
  def setup() {
    soon.eventually { assert syncs().any { it.target == Part.KEYCLOAK.label() && it.state == 'COMPLETE' } }
  }

  def "a termination that #name sends in its own form ends the person's access everywhere (T1, T12)"() {
    given:
    def leaver = new Leaver(site, PEOPLE[number], 0)
    def outsider = Outsider.signIn(site.stack(), leaver.person())
    def source = sources().find { it.name == name }

    when:
    def answer = send(source, body(source, leaver.person()))

    then:
    answer.status() == 202
    def run = new Run(site, leaver, answer.json().path('offboardingId').asText())
    soon.eventually { assert run.state() == 'SEALED' }
    letIn(outsider) == [] as Set

    cleanup:
    outsider?.close()

    where:
    name << ['bamboohr', 'standard-webhooks', 'finch', 'hibob', 'deel', 'gusto', 'merge', 'rippling', 'personio', 'workday', 'okta']
    number << (0..10)
  }

  def "where nobody tells the name by which a target knows people, its owner looks there before the end (P1, O2)"() {
    given:
    def user = [username: 'nameless', enabled: true, attributes: [employeeId: ['e-nameless']]]
    assert Web.postJson("$realm/users", keycloakAdministrator(), JsonOutput.toJson(user)).status() == 201
    def source = sources().find { it.name == 'hibob' }

    when:
    def answer = send(source, (source.sample as String).replace('{id}', 'e-nameless'))

    then:
    def id = answer.json().path('offboardingId').asText()
    soon.eventually { assert plain(site.auditor().record(id)).state == 'WAITING' }
    def items = plain(site.auditor().record(id)).items as List<Map<String, Object>>
    def owed = items.findAll { it.status == 'NEEDS_PERSON' }
    owed*.target.toSet() == ['warehouse', 'certificates'] as Set
    items.findAll { it.target == 'keycloak' }*.status.toSet() == ['PROVEN'] as Set

    when:
    owed.each {
      def byHand = "$api/offboardings/$id/items/$it.id/manual"
      assert Web.postJson(byHand, operator, '{"outcome": "DONE", "evidence": "no account of that person"}').status() == 202
    }

    then:
    soon.eventually { assert plain(site.auditor().record(id)).state == 'SEALED' }

    cleanup: 'other specs count who is there'
    forget('nameless')
  }

  private void forget(String user) {
    def token = keycloakAdministrator()
    def id = Web.get("$realm/users?exact=true&username=$user", token).json().path(0).path('id').asText()
    assert Web.send(Web.request("$realm/users/$id", token).DELETE().build()).status() == 204
  }

  private List<Map<String, Object>> sources() {
    new JsonSlurper().parse(site.stack().home().demoJson()).sources as List<Map<String, Object>>
  }

  private static String body(Map<String, Object> source, person) {
    (source.sample as String).replace('{id}', person.id()).replace('{email}', person.email())
        .replace('{eventId}', "of-$source.name").replace('{effectiveAt}', Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
  }

  private static Web.Answer send(Map<String, Object> source, String body) {
    def request = Web.request(source.url as String, '').header('Content-Type', source.contentType as String)
    headers(source.scheme as String, source.secret as String, body).each { name, value -> request.header(name, value) }
    Web.send(request.POST(BodyPublishers.ofString(body)).build())
  }

  /** As each sender makes them, without any part of ours. */
  private static Map<String, String> headers(String scheme, String secret, String body) {
    def now = Instant.now().epochSecond.toString()
    switch (scheme) {
      case 'bamboohr': return ['X-BambooHR-Timestamp': now, 'X-BambooHR-Signature': hmac('HmacSHA256', secret.bytes, body + now).encodeHex().toString()]
      case 'standard-webhooks': return ['webhook-id': "of-$scheme".toString(), 'webhook-timestamp': now, 'webhook-signature': standard(secret - 'whsec_', "of-$scheme", now, body)]
      case 'finch': return ['Finch-Event-Id': "of-$scheme".toString(), 'Finch-Timestamp': now, 'Finch-Signature': standard(secret, "of-$scheme", now, body)]
      case 'hibob': return ['Bob-Signature': hmac('HmacSHA512', secret.bytes, body).encodeBase64().toString()]
      case 'deel': return ['x-deel-signature': hmac('HmacSHA256', secret.bytes, 'POST' + body).encodeHex().toString()]
      case 'gusto': return ['X-Gusto-Signature': hmac('HmacSHA256', secret.bytes, body).encodeHex().toString()]
      case 'merge': return ['X-Merge-Webhook-Signature': Base64.urlEncoder.encodeToString(hmac('HmacSHA256', secret.bytes, body))]
      case 'workday': return [Authorization: 'Basic ' + secret.bytes.encodeBase64()]
      case 'okta': return [Authorization: secret]
      default: return [Authorization: 'Bearer ' + secret]
    }
  }

  private static String standard(String key, String id, String now, String body) {
    'v1,' + hmac('HmacSHA256', key.decodeBase64(), "$id.$now.$body").encodeBase64()
  }

  private static byte[] hmac(String algorithm, byte[] key, String text) {
    def mac = Mac.getInstance(algorithm)
    mac.init(new SecretKeySpec(key, algorithm))
    mac.doFinal(text.bytes)
  }
}
