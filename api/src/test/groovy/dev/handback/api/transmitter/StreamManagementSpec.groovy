package dev.handback.api.transmitter

import com.fasterxml.jackson.databind.ObjectMapper
import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.jwk.source.JWKSourceBuilder
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier
import com.nimbusds.jose.proc.JWSVerificationKeySelector
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.proc.DefaultJWTProcessor
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Visitor
import dev.handback.transmitter.Transmitter
import java.nio.file.Path
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A receiver reads, pauses and verifies its stream by OpenID Shared Signals Framework 1.0, 8.1; Nimbus checks what it then gets. */
class StreamManagementSpec extends Specification {
  private static final String SSF = "https://schemas.openid.net/secevent/ssf/event-type/"
  private static final String ISSUER = "http://127.0.0.1:1"

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_stream_management", Stack.temporal(), ["handback.shared-signals-file": file().toString()])
  @Shared Map transmitter = api.get("/.well-known/ssf-configuration").json
  @Shared Map<String, String> tokens = ["crm", "desk", "pushed", "often", "gone"].collectEntries { [it, token(["stream:$it".toString()])] }

  def "a receiver finds by the transmitter's own words where it manages its stream"() {
    expect:
    transmitter.configuration_endpoint == "$ISSUER/shared-signals/streams"
    transmitter.status_endpoint == "$ISSUER/shared-signals/streams/status"
    transmitter.verification_endpoint == "$ISSUER/shared-signals/streams/verify"
    transmitter.authorization_schemes == [[spec_urn: "urn:ietf:rfc:6750"]]
    !transmitter.keySet().any { it.contains("subject_endpoint") }
  }

  def "a receiver reads how its stream is configured: #id"() {
    when:
    def answer = ask("GET ${path('configuration')}?stream_id=$id", tokens[id])

    then:
    answer.status == 200
    answer.header("Cache-Control") == "no-store"
    answer.json == [
      stream_id: id, iss: ISSUER, aud: "https://${id}.example.com".toString(), delivery: delivery,
      events_supported: ["caep/event-type/session-revoked", "risc/event-type/account-disabled", "risc/event-type/account-enabled"].collect { "https://schemas.openid.net/secevent/$it".toString() },
      events_requested: ["https://schemas.openid.net/secevent/risc/event-type/account-enabled"], events_delivered: ["https://schemas.openid.net/secevent/risc/event-type/account-enabled"],
      min_verification_interval: 60]

    where:
    id       | delivery
    "desk"   | [method: "urn:ietf:rfc:8936", endpoint_url: "$ISSUER/shared-signals/streams/desk/poll".toString()]
    "pushed" | [method: "urn:ietf:rfc:8935", endpoint_url: "$ISSUER/signals".toString()]
  }

  def "without an id all of its streams are listed: #roles"() {
    expect:
    list(ask("GET ${path('configuration')}", token(roles)))*.stream_id == streams

    where:
    roles                         | streams
    ["stream:desk"]               | ["desk"]
    ["stream:desk", "stream:crm"] | ["crm", "desk"]
    ["stream:gone"]               | []
    ["operator"]                  | ["crm", "desk", "pushed", "often"]
  }

  def "a verification arrives where events are fetched, and carries the state (S1)"() {
    when:
    def asked = ask("POST ${path('verification')}", tokens.crm, [stream_id: "crm", state: "VGhpcyBpcyBhbiBleGFtcGxl"])
    def sets = poll("crm").sets

    then:
    asked.status == 204
    asked.bytes.length == 0
    asked.header("Cache-Control") == "no-store"
    sets.size() == 1
    with(received(sets.values().first())) {
      issuer == ISSUER
      audience == ["https://crm.example.com"]
      getClaim("sub_id") == [format: "opaque", id: "crm"]
      getClaim("events") == [(SSF + "verification"): [state: "VGhpcyBpcyBhbiBleGFtcGxl"]]
      !claims.containsKey("sub")
    }

    when:
    poll("crm", [ack: sets.keySet() as List])

    then:
    poll("crm").sets.isEmpty()
  }

  def "a stream that is pushed is verified with a token of the same kind, and its event waits for the worker"() {
    expect:
    ask("POST ${path('verification')}", tokens.pushed, [stream_id: "pushed"]).status == 204
    api.rows("SELECT address, state FROM message WHERE channel = 'stream:pushed'").collect { [it.address, it.state] } == [["$ISSUER/signals".toString(), "WAITING"]]
  }

  def "too frequent verification is refused, with how long to wait (O5)"() {
    given:
    assert ask("POST ${path('verification')}", tokens.often, [stream_id: "often"]).status == 204

    when:
    def answer = ask("POST ${path('verification')}", tokens.often, [stream_id: "often"])

    then:
    answer.isProblem(429)
    (answer.header("Retry-After") as int) in 1..60
    poll("often").sets.size() == 1
  }

  def "a paused stream gives nothing out until it is enabled, and a receiver reads how it stands and why"() {
    given:
    assert status("desk") == [stream_id: "desk", status: "enabled"]

    when:
    def answer = ask("POST ${path('status')}", tokens.desk, [stream_id: "desk", status: "paused", reason: "SYSTEM_DOWN_FOR_MAINTENANCE"])
    assert ask("POST ${path('verification')}", tokens.desk, [stream_id: "desk", state: "kept"]).status == 204

    then:
    answer.status == 200
    answer.header("Cache-Control") == "no-store"
    answer.json == [stream_id: "desk", status: "paused", reason: "SYSTEM_DOWN_FOR_MAINTENANCE"]
    status("desk") == answer.json
    poll("desk").sets.isEmpty()

    and: 'an operator sees it'
    def page = new Visitor(api, "auditor").get("/console/targets").text.replaceAll(/\s+/, " ")
    page.contains("Applications that listen")
    page.contains("SYSTEM_DOWN_FOR_MAINTENANCE")

    when:
    ask("POST ${path('status')}", tokens.desk, [stream_id: "desk", status: "enabled"])

    then:
    status("desk") == [stream_id: "desk", status: "enabled"]
    poll("desk").sets.values().collect { received(it).getClaim("events") } == [[(SSF + "verification"): [state: "kept"]]]

    cleanup:
    poll("desk", [ack: poll("desk").sets.keySet() as List])
  }

  def "an operator sets a stream's status, and its receiver is told so even while nothing else is (S1)"() {
    when:
    def answer = ask("POST ${path('status')}", api.token("operator"), [stream_id: "desk", status: "paused", reason: "an incident"])

    then:
    answer.json == [stream_id: "desk", status: "paused", reason: "an incident"]
    poll("desk").sets.values().collect { received(it).getClaim("events") } == [[(SSF + "stream-updated"): [status: "paused", reason: "an incident"]]]

    cleanup:
    poll("desk", [ack: poll("desk").sets.keySet() as List])
    ask("POST ${path('status')}", tokens.desk, [stream_id: "desk", status: "enabled"])
  }

  def "a disabled stream is not verified"() {
    given:
    ask("POST ${path('status')}", tokens.desk, [stream_id: "desk", status: "disabled"])

    expect:
    ask("POST ${path('verification')}", tokens.desk, [stream_id: "desk"]).isProblem(400)

    cleanup:
    ask("POST ${path('status')}", tokens.desk, [stream_id: "desk", status: "enabled"])
  }

  def "one stream's token cannot touch another's: #call of #id (P5)"() {
    when:
    def answer = ask(call.replace("{id}", id), tokens[token], body + (body ? [stream_id: id] : [:]))

    then: 'for whoever has no part in it it is not there'
    answer.isProblem(404)
    answer.text == ask(call.replace("{id}", "none"), tokens[token], body + (body ? [stream_id: "none"] : [:])).text

    where:
    [[call, body], [token, id]] << [[
      ["GET /shared-signals/streams?stream_id={id}", [:]],
      ["GET /shared-signals/streams/status?stream_id={id}", [:]],
      ["POST /shared-signals/streams/status", [status: "disabled"]],
      ["POST /shared-signals/streams/verify", [state: "so"]]],
      [["crm", "pushed"], ["pushed", "crm"], ["gone", "gone"]]].combinations()
  }

  def "whoever has no stream manages none: #who, #call (P5)"() {
    expect:
    ask(call, bearer(), [stream_id: "crm", status: "paused"]).isProblem(answer)

    where:
    who           | bearer                     | call                                                  || answer
    "nobody"      | { null }                   | "GET /shared-signals/streams?stream_id=crm"           || 401
    "nobody"      | { null }                   | "POST /shared-signals/streams/status"                 || 401
    "nobody"      | { null }                   | "POST /shared-signals/streams/verify"                 || 401
    "an auditor"  | { api.token("auditor") }   | "GET /shared-signals/streams/status?stream_id=crm"    || 403
    "an auditor"  | { api.token("auditor") }   | "POST /shared-signals/streams/status"                 || 403
    "an operator" | { api.token("operator") }  | "POST /shared-signals/streams/verify"                 || 403
  }

  def "no receiver makes, changes or deletes a stream: #verb"() {
    expect:
    ask("$verb /shared-signals/streams?stream_id=crm", tokens.crm, verb == "DELETE" ? [:] : [stream_id: "crm", delivery: [method: "urn:ietf:rfc:8936"]]).isProblem(403)
    ask("$verb /shared-signals/streams", null, [:]).isProblem(401)

    where:
    verb << ["POST", "PATCH", "PUT", "DELETE"]
  }

  def "what cannot be understood changes nothing: #wrong"() {
    expect:
    ask(call, tokens.crm, body).isProblem(400)
    status("crm") == [stream_id: "crm", status: "enabled"]

    where:
    wrong                        | call                                  | body
    "no stream"                  | "GET /shared-signals/streams/status"  | [:]
    "no JSON"                    | "POST /shared-signals/streams/status" | "{"
    "nothing"                    | "POST /shared-signals/streams/status" | ""
    "no stream's id"             | "POST /shared-signals/streams/status" | [status: "paused"]
    "no status"                  | "POST /shared-signals/streams/status" | [stream_id: "crm"]
    "a wrong word"               | "POST /shared-signals/streams/status" | [stream_id: "crm", status: "PAUSED"]
    "a reason of 301 characters" | "POST /shared-signals/streams/status" | [stream_id: "crm", status: "paused", reason: "r" * 301]
    "a reason that is no text"   | "POST /shared-signals/streams/status" | [stream_id: "crm", status: "paused", reason: 1]
    "no JSON"                    | "POST /shared-signals/streams/verify" | "state"
    "no stream's id"             | "POST /shared-signals/streams/verify" | [state: "so"]
    "a state of 1025 characters" | "POST /shared-signals/streams/verify" | [stream_id: "crm", state: "s" * 1025]
    "half a character"           | "POST /shared-signals/streams/verify" | '{"stream_id": "crm", "state": "\\ud800"}'
  }

  private String path(String endpoint) { transmitter[endpoint + "_endpoint"] - ISSUER }

  private Map status(String id) { ask("GET ${path('status')}?stream_id=$id", tokens[id]).json }

  private Map poll(String id, Map body = [:]) {
    def answer = ask("POST /shared-signals/streams/$id/poll", tokens[id], [returnImmediately: true] + body)
    assert answer.status == 200
    answer.json
  }

  private static List list(RunningApi.Answer answer) { new ObjectMapper().readValue(answer.bytes, List) }

  private RunningApi.Answer ask(CharSequence call, String bearer, Object body = null) {
    def (verb, path) = call.split(" ")
    def headers = bearer == null ? [:] : [Authorization: "Bearer $bearer".toString()]
    api.send(verb, path, verb == "GET" ? null : RunningApi.bytes(body), headers + ["Content-Type": "application/json"])
  }

  private String token(List<String> roles) {
    api.post("/tokens", [name: "a receiver", roles: roles, expiresAt: Instant.now().plusSeconds(86400).toString()], "operator").json.token
  }

  private JWTClaimsSet received(String set) {
    def processor = new DefaultJWTProcessor()
    processor.JWSTypeVerifier = new DefaultJOSEObjectTypeVerifier(new JOSEObjectType("secevent+jwt"))
    processor.JWSKeySelector = new JWSVerificationKeySelector(JWSAlgorithm.RS256, JWKSourceBuilder.create(new URI("${api.server.URI}/shared-signals/jwks").toURL()).build())
    processor.process(set, null)
  }

  private static Path file() {
    Stack.write("managed-key", Transmitter.newKey())
    Stack.write("managed-signals.yaml", """\
issuer: $ISSUER
keys: ['file:managed-key']
streams:
  - {id: crm, audience: 'https://crm.example.com', subject: {format: EMAIL}, events: [SESSION_REVOKED], delivery: POLL}
  - {id: desk, audience: 'https://desk.example.com', subject: {format: EMAIL}, events: [ACCOUNT_ENABLED], delivery: POLL}
  - {id: pushed, audience: 'https://pushed.example.com', subject: {format: EMAIL}, events: [ACCOUNT_ENABLED], delivery: PUSH, url: '$ISSUER/signals'}
  - {id: often, audience: 'https://often.example.com', subject: {format: EMAIL}, events: [ACCOUNT_ENABLED], delivery: POLL}
""")
  }
}
