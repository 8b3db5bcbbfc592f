package dev.handback.api.transmitter

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
import dev.handback.api.offboarding.Leaving
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Stage
import dev.handback.offboarding.record.StageEntered
import dev.handback.offboarding.record.StageReport
import dev.handback.transmitter.SharedSignalsFile
import dev.handback.transmitter.SignalRoutes
import dev.handback.transmitter.Transmitter
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.CompletableFuture
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A receiver that fetches its events as RFC 8936 says, and checks them by the published keys: Nimbus is the receiver. */
class PollSpec extends Specification {
  private static final String CRM = "/shared-signals/streams/crm/poll"
  private static final String REVOKED = "https://schemas.openid.net/secevent/caep/event-type/session-revoked"
  private static final String DISABLED = "https://schemas.openid.net/secevent/risc/event-type/account-disabled"

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_streams", Stack.temporal(), ["handback.shared-signals-file": file().toString()])
  @Shared String crm = token("crm")
  @Shared int count

  def setupSpec() {
    // what a worker has, which tells the record
    api.server.applicationContext.registerSingleton(new SignalRoutes(SharedSignalsFile.read(file()).value()))
  }

  def setup() {
    // what other features left
    def left = poll([returnImmediately: true]).sets.keySet()
    poll([ack: left as List, returnImmediately: true])
  }

  def "a receiver finds the keys by the transmitter's own words, and with them takes what it fetches (S1, S5)"() {
    given:
    def configuration = api.get("/.well-known/ssf-configuration").json
    def leaver = leaves()

    when:
    def sets = poll([maxEvents: 10]).sets

    then:
    configuration.issuer == "http://127.0.0.1:1"
    configuration.jwks_uri == "http://127.0.0.1:1/shared-signals/jwks"
    configuration.delivery_methods_supported == ["urn:ietf:rfc:8936", "urn:ietf:rfc:8935"]
    sets.size() == 2
    def events = sets.collect { id, set -> received(set).tap { assert it.JWTID == id } }
    events*.getClaim("txn").unique() == [leaver.id]
    events*.getClaim("sub_id").unique() == [[format: "email", email: leaver.subject + "@example.com"]]
    events.collectMany { it.getClaim("events").keySet() } == [REVOKED, DISABLED]
    events.every { it.issuer == "http://127.0.0.1:1" && it.audience == ["https://crm.example.com"] }
    !api.get("/shared-signals/jwks").text.contains('"d"')
  }

  def "what is not acknowledged comes again, and what is does not (O5)"() {
    given:
    def leaver = leaves()

    when:
    def first = poll([maxEvents: 1])
    def again = poll([maxEvents: 1])

    then:
    first.moreAvailable
    first.sets.keySet() == again.sets.keySet()
    first.sets.size() == 1

    when:
    def rest = poll([maxEvents: 10, ack: first.sets.keySet() as List])

    then:
    rest.sets.size() == 1
    !rest.moreAvailable
    signals(leaver)*.state == ["SENT", "WAITING"]
    signals(leaver)*.attempts == [2, 1]
    signals(leaver)*.why == [null, "it waits to be fetched"]
  }

  def "what a receiver cannot use has failed with its own words, and is not handed out again (O5)"() {
    given:
    def leaver = leaves()
    def ids = poll([:]).sets.keySet() as List

    when:
    def left = poll([returnImmediately: true, ack: [ids[1]], setErrs: [(ids[0]): [err: "invalid_request", description: "whose\nis it"], "msg_unknown": [err: "so"]]])

    then:
    left.sets.isEmpty()
    with(signals(leaver)) {
      it*.state == ["FAILED", "SENT"]
      it[0].why == "the receiver refused it: invalid_request whose is it"
    }
  }

  def "the offboarding's page shows what each application was told, and what became of it (O5)"() {
    given:
    def leaver = leaves()
    poll([ack: [poll([maxEvents: 1]).sets.keySet().first()], returnImmediately: true])

    when:
    def page = new Visitor(api, "auditor").get("/console/offboardings/$leaver.id").text

    then:
    page.contains("Applications that listen")
    page.replaceAll(/\s+/, " ").findAll(/<td>crm<\/td><td>([^<]+)<\/td><td><span class="tag state-(\w+)"/) { all, what, state -> [what, state] } == [["Sessions revoked", "SENT"], ["Accounts disabled", "WAITING"]]
  }

  def "whoever waits is told in the moment that there is something (S1)"() {
    given:
    def waiting = CompletableFuture.supplyAsync { poll([maxEvents: 10]) }

    when:
    leaves()

    then:
    !waiting.get().sets.isEmpty()
  }

  def "an acknowledgement alone asks for nothing, and waits for nothing"() {
    given:
    leaves()

    expect:
    poll([maxEvents: 0]).sets.isEmpty()
    poll([maxEvents: 0]).moreAvailable
  }

  def "a stream's token opens this stream and nothing else: #call is #status (P5)"() {
    expect:
    called(call, crm, [returnImmediately: true]).isProblem(status)

    where:
    call                                     | status
    "POST /shared-signals/streams/desk/poll" | 403
    "POST /shared-signals/streams/none/poll" | 403
    "GET /offboardings"                      | 403
    "GET /inventory"                         | 403
    "POST /tokens"                           | 403
  }

  def "people, and machines of other tokens, fetch nothing: #who"() {
    expect:
    called("POST $CRM", bearer(), [returnImmediately: true]).isProblem(status)

    where:
    who                         | bearer                              | status
    "nobody"                    | { null }                            | 401
    "an operator"               | { api.token("operator") }           | 403
    "an operator's machine"     | { token(["operator"]) }             | 403
    "another stream"            | { token("desk") }                   | 403
  }

  def "only operators make a stream's token, and it is for a stream that can be polled"() {
    expect:
    create("auditor", ["stream:crm"]).isProblem(403)
    create("operator", ["stream:"]).isProblem(422)
    called("POST /shared-signals/streams/pushed/poll", token("pushed"), [:]).isProblem(404)
    called("POST /shared-signals/streams/gone/poll", token("gone"), [:]).isProblem(404)
  }

  def "a poll that cannot be understood changes nothing: #wrong"() {
    expect:
    called("POST $CRM", crm, body).isProblem(status)

    where:
    wrong            | body                     | status
    "no JSON"        | "{"                      | 400
    "no number"      | [maxEvents: "all"]       | 422
    "a negative one" | [maxEvents: -1]          | 422
    "no list"        | [ack: "msg_1"]           | 422
    "no reason"      | [setErrs: [msg_1: "so"]] | 422
  }

  def "where no application is told anything there is no transmitter"() {
    expect:
    Stack.api().get("/.well-known/ssf-configuration").isProblem(404)
    Stack.api().get("/shared-signals/jwks").isProblem(404)
  }

  /** As far as that all accounts are proven disabled. */
  private Leaving leaves() {
    def leaver = new Leaving(api, "signal-${++count}").opened()
    def id = new OffboardingId(leaver.id)
    api.record.report(new StageReport(id, [], [], [], new StageEntered(id, Stage.ROTATE_SECRETS, OffboardingState.RUNNING, Instant.parse("2026-11-20T16:00:03.5Z"))))
    leaver.disposed()
  }

  private List<Map> signals(Leaving leaver) { api.get("/offboardings/$leaver.id", "auditor").json.signals }

  private Map poll(Map body) {
    def answer = called("POST $CRM", crm, body)
    assert answer.status == 200
    answer.json
  }

  private RunningApi.Answer called(CharSequence call, String bearer, Object body) {
    def (verb, path) = call.split(" ")
    def headers = bearer == null ? [:] : [Authorization: "Bearer $bearer".toString()]
    api.send(verb, path, verb == "GET" ? null : RunningApi.bytes(body), headers + ["Content-Type": "application/json"])
  }

  private String token(String stream) { token(["stream:$stream".toString()]) }

  private String token(List<String> roles) { create("operator", roles).json.token }

  private RunningApi.Answer create(String user, List<String> roles) {
    api.post("/tokens", [name: "a receiver", roles: roles, expiresAt: Instant.now().plusSeconds(86400).toString()], user)
  }

  private JWTClaimsSet received(String set) {
    def processor = new DefaultJWTProcessor()
    processor.JWSTypeVerifier = new DefaultJOSEObjectTypeVerifier(new JOSEObjectType("secevent+jwt"))
    def keys = JWKSourceBuilder.create(new URI("${api.server.URI}/shared-signals/jwks").toURL()).build()
    processor.JWSKeySelector = new JWSVerificationKeySelector(JWSAlgorithm.RS256, keys)
    processor.process(set, null)
  }

  private static Path file() {
    def folder = Stack.DIR
    if (!Files.exists(folder.resolve("signals-key"))) {
      Stack.write("signals-key", Transmitter.newKey())
    }
    Stack.write("shared-signals.yaml", """\
issuer: http://127.0.0.1:1
keys: ['file:signals-key']
streams:
  - {id: crm, audience: 'https://crm.example.com', subject: {format: EMAIL}, events: [SESSION_REVOKED, ACCOUNT_DISABLED, ACCOUNT_ENABLED], delivery: POLL}
  - {id: desk, audience: 'https://desk.example.com', subject: {format: EMAIL}, events: [ACCOUNT_ENABLED], delivery: POLL}
  - {id: pushed, audience: 'https://pushed.example.com', subject: {format: EMAIL}, events: [ACCOUNT_ENABLED], delivery: PUSH, url: 'http://127.0.0.1:1/signals'}
""")
  }
}
