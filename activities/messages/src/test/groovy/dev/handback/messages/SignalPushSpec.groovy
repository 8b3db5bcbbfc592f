package dev.handback.messages

import static com.github.tomakehurst.wiremock.client.WireMock.*

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.core.WireMockConfiguration
import com.nimbusds.jose.crypto.RSASSAVerifier
import com.nimbusds.jose.jwk.RSAKey
import com.nimbusds.jwt.SignedJWT
import dev.handback.configuration.ConfigurationException
import dev.handback.record.message.MessageKind
import dev.handback.record.message.MessageState
import dev.handback.record.message.SignalStreams
import dev.handback.record.message.StreamStates
import dev.handback.record.message.StreamStatus
import dev.handback.transmitter.SignalRoutes
import dev.handback.transmitter.Transmitter
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Events pushed as RFC 8935 says. WireMock stands in for the receiver; Nimbus checks what it got. */
class SignalPushSpec extends Specification {
  private static final String KEY = Transmitter.newKey()
  private static final String HEADER = "Bearer of the crm alone"

  @Shared @AutoCleanup("stop") WireMockServer receiver = new WireMockServer(WireMockConfiguration.options().dynamicPort()).tap { start() }
  @AutoCleanup PostOffice office = new PostOffice("""\
    console: https://handback.example.com/console
    channels:
      - {name: siem, kind: WEBHOOK, url: 'http://127.0.0.1:${receiver.port()}/hook', secret: 'env:SIEM'}
    routes:
      - {tell: [SESSIONS_REVOKED], by: siem}
    """, [SIEM: "whsec_" + "a key that both sides know of".bytes.encodeBase64(), KEY: KEY, CRM: HEADER], """\
    issuer: https://handback.example.com
    keys: ['env:KEY']
    streams:
      - id: crm
        audience: https://crm.example.com
        subject: {format: EMAIL}
        events: [SESSION_REVOKED, ACCOUNT_DISABLED]
        delivery: PUSH
        url: 'http://127.0.0.1:${receiver.port()}/signals'
        authorization: env:CRM
      - {id: desk, audience: 'https://desk.example.com', subject: {format: OPAQUE}, events: [SESSION_REVOKED], delivery: POLL}
    """)

  def setup() {
    receiver.resetAll()
    receiver.stubFor(post("/hook").willReturn(noContent()))
  }

  def "a receiver gets a signed event with its own header, and 202 is its word that it has it (S1)"() {
    given:
    receiver.stubFor(post("/signals").willReturn(aResponse().withStatus(202)))

    when:
    def id = leaves()
    def got = requests()

    then:
    got.size() == 1
    got[0].getHeader("Content-Type") == "application/secevent+jwt"
    got[0].getHeader("Accept") == "application/json"
    got[0].getHeader("Authorization") == HEADER
    def token = SignedJWT.parse(got[0].bodyAsString)
    token.verify(new RSASSAVerifier(RSAKey.parse(KEY).toRSAPublicKey()))
    token.JWTClaimsSet.getClaim("txn") == id
    office.signals(id).find { it.recipient() == "crm" }.state() == MessageState.SENT

    and: 'who fetches is not pushed to, and others are told as ever'
    office.signals(id).find { it.recipient() == "desk" }.state() == MessageState.WAITING
    receiver.findAll(postRequestedFor(urlEqualTo("/hook")))*.bodyAsString.any { it.contains("offboarding.sessions_revoked") }
  }

  def "a verification arrives at the receiver's address with its own header, and carries the state (S1)"() {
    given:
    receiver.stubFor(post("/signals").willReturn(aResponse().withStatus(202)))

    when:
    streams.verify(SignalRoutes.to(office.transmitter.find("crm").get()), "so", Duration.ofMinutes(1), office.now)
    office.send()
    def got = requests()

    then:
    got*.getHeader("Authorization") == [HEADER]
    got*.getHeader("Content-Type") == ["application/secevent+jwt"]
    def token = SignedJWT.parse(got[0].bodyAsString)
    token.verify(new RSASSAVerifier(RSAKey.parse(KEY).toRSAPublicKey()))
    token.JWTClaimsSet.getClaim("sub_id") == [format: "opaque", id: "crm"]
    token.JWTClaimsSet.getClaim("events") == ["https://schemas.openid.net/secevent/ssf/event-type/verification": [state: "so"]]
    office.context.getBean(StreamStates).find("crm").arrivedAt() == office.now
  }

  def "a paused stream is not pushed to, and when it is enabled it is told all of it (S1)"() {
    given:
    receiver.stubFor(post("/signals").willReturn(aResponse().withStatus(202)))
    def crm = SignalRoutes.to(office.transmitter.find("crm").get())
    streams.change(crm, StreamStatus.PAUSED, "an upgrade", null, office.now)

    when:
    def ids = (1..2).collect { leaves() }
    office.later(Duration.ofDays(7))
    office.send()

    then:
    requests().empty

    when:
    streams.change(crm, StreamStatus.ENABLED, null, null, office.now)
    office.send()

    then:
    requests().collect { SignedJWT.parse(it.bodyAsString).JWTClaimsSet.getClaim("txn") } as Set == ids as Set
    ids.every { id -> office.signals(id).find { it.recipient() == "crm" }.state() == MessageState.SENT }
  }

  def "a receiver that fails gets the same event again, later and later: #status (O5)"() {
    given:
    receiver.stubFor(post("/signals").inScenario("down").whenScenarioStateIs("Started").willReturn(aResponse().withStatus(status).withBody(body)).willSetStateTo("still"))
    receiver.stubFor(post("/signals").inScenario("down").whenScenarioStateIs("still").willReturn(serverError()).willSetStateTo("up"))
    receiver.stubFor(post("/signals").inScenario("down").whenScenarioStateIs("up").willReturn(aResponse().withStatus(202)))

    when:
    def id = leaves()
    def after = (0..4).collect {
      office.later(Duration.ofSeconds(5))
      office.send()
      requests().size()
    }
    def tokens = requests().collect { SignedJWT.parse(it.bodyAsString) }

    then: 'after five seconds, then after ten'
    after == [2, 2, 3, 3, 3]
    tokens*.JWTClaimsSet*.claims.unique().size() == 1
    with(office.signals(id).find { it.recipient() == "crm" }) {
      it.state() == MessageState.SENT
      it.attempts() == 3
    }

    where:
    status | body
    500    | ""
    401    | ""
    302    | ""
    200    | "<html>Sign in first</html>"
    400    | "bad gateway"
    400    | "{}"
  }

  def "what the receiver refuses with a reason is not sent again, and the reason is shown without its header (O5)"() {
    given:
    receiver.stubFor(post("/signals").willReturn(aResponse().withStatus(400).withBody('{"err": "invalid_audience", "description": "not us,\\nsent with ' + HEADER + '"}')))

    when:
    def id = leaves()
    5.times {
      office.later(Duration.ofHours(1))
      office.send()
    }

    then:
    requests().size() == 1
    with(office.signals(id).find { it.recipient() == "crm" }) {
      it.kind() == MessageKind.SESSIONS_REVOKED
      it.state() == MessageState.FAILED
      it.why() == "the receiver refused it: invalid_audience not us, sent with ***"
    }
  }

  def "a header that is not there ends the start, with its line"() {
    when:
    new PostOffice("console: https://h.example.com/c\nchannels: [{name: siem, kind: WEBHOOK, url: 'https://x.example.com', secret: 'env:SIEM'}]\nroutes: [{tell: [SEALED], by: siem}]",
        [SIEM: "whsec_" + "a key that both sides know of".bytes.encodeBase64(), KEY: KEY],
        "issuer: https://h.example.com\nkeys: ['env:KEY']\nstreams:\n  - {id: crm, audience: x, subject: {format: EMAIL}, events: [SESSION_REVOKED], delivery: PUSH, url: 'https://x.example.com', authorization: 'env:GONE'}").withCloseable { it.senders() }

    then:
    def refusal = thrown(ConfigurationException)
    refusal.problems()*.line() == [4]
    refusal.message.contains("env:GONE")
  }

  private String leaves() {
    def id = office.begins()
    office.revokes(id)
    office.send()
    id
  }

  private SignalStreams getStreams() { office.context.getBean(SignalStreams) }

  private List requests() { receiver.findAll(postRequestedFor(urlEqualTo("/signals"))) }
}
