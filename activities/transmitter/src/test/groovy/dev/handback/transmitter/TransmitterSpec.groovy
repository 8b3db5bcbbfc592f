package dev.handback.transmitter

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.jwk.Curve
import com.nimbusds.jose.jwk.ECKey
import com.nimbusds.jose.jwk.JWK
import com.nimbusds.jose.jwk.JWKSet
import com.nimbusds.jose.jwk.RSAKey
import com.nimbusds.jose.jwk.gen.ECKeyGenerator
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import com.nimbusds.jose.jwk.source.ImmutableJWKSet
import com.nimbusds.jose.proc.BadJOSEException
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier
import com.nimbusds.jose.proc.JWSVerificationKeySelector
import com.nimbusds.jose.util.JSONObjectUtils
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.SignedJWT
import com.nimbusds.jwt.proc.DefaultJWTProcessor
import dev.handback.configuration.ConfigurationException
import dev.handback.configuration.SecretReferences
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.access.TargetAccount
import dev.handback.offboarding.access.TargetId
import dev.handback.record.message.Announcement
import dev.handback.record.message.MessageKind
import dev.handback.record.message.StreamNotice
import dev.handback.record.message.StreamStatus
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** Events as an independent receiver sees them: Nimbus checks them by what the transmitter publishes, and by nothing else. */
class TransmitterSpec extends Specification {
  private static final Instant AT = Instant.parse("2026-11-20T16:00:00.300Z")
  private static final Instant TOLD = Instant.parse("2026-11-20T16:00:01Z")

  @Shared RSAKey rsa = new RSAKeyGenerator(2048).generate()
  @Shared ECKey ec = new ECKeyGenerator(Curve.P_256).generate()
  @TempDir Path folder

  def "a receiver that knows the published keys alone takes the event, signed by #algorithm (S1)"() {
    given:
    def transmitter = transmitter([KEY: key.toJSONString()])
    def token = transmitter.token(transmitter.find("crm").get(), "msg_1", told(), TOLD)

    when:
    def claims = received(transmitter, token)

    then:
    SignedJWT.parse(token).header.algorithm == algorithm
    SignedJWT.parse(token).header.type == new JOSEObjectType("secevent+jwt")
    claims.issuer == "https://handback.example.com"
    claims.audience == ["https://crm.example.com"]
    claims.JWTID == "msg_1"
    claims.issueTime.toInstant() == TOLD
    claims.getClaim("txn") == "ob-1"
    claims.getClaim("sub_id") == [format: "email", email: "ada@example.com"]
    claims.getClaim("events") == ["https://schemas.openid.net/secevent/caep/event-type/session-revoked":
        [event_timestamp: AT.epochSecond, initiating_entity: "policy", reason_admin: [en: "An offboarding ordered all sessions of this subject to end."]]]

    and: 'what an ID token has would let it pass for one'
    claims.claims.keySet() == ["iss", "aud", "jti", "iat", "txn", "sub_id", "events"] as Set

    where:
    key | algorithm
    rsa | JWSAlgorithm.RS256
    ec  | JWSAlgorithm.ES256
  }

  def "of its stream itself a receiver hears by the stream's id, whatever it calls people: #kind (S1)"() {
    given:
    def transmitter = transmitter([KEY: rsa.toJSONString()])

    when:
    def claims = received(transmitter, transmitter.token(transmitter.find("crm").get(), "msg_1", notice, TOLD))

    then:
    claims.getClaim("sub_id") == [format: "opaque", id: "crm"]
    claims.getClaim("events") == [("https://schemas.openid.net/secevent/ssf/event-type/$kind".toString()): detail]
    claims.claims.keySet() == ["iss", "aud", "jti", "iat", "txn", "sub_id", "events"] as Set

    where:
    kind             | notice                                                               || detail
    "verification"   | new StreamNotice.Verification("so", AT)                              || [state: "so"]
    "verification"   | new StreamNotice.Verification(null, AT)                              || [:]
    "stream-updated" | new StreamNotice.Updated(StreamStatus.PAUSED, "an incident", AT)     || [status: "paused", reason: "an incident"]
    "stream-updated" | new StreamNotice.Updated(StreamStatus.ENABLED, null, AT)             || [status: "enabled"]
  }

  def "of several keys the first signs and all are published, none with its private part"() {
    given:
    def before = transmitter([KEY: ec.toJSONString()])
    def old = before.token(before.find("crm").get(), "msg_1", told(), TOLD)

    when:
    def after = transmitter([KEY: rsa.toJSONString(), OLD: ec.toPublicJWK().toJSONString()], "[env:KEY, env:OLD]")
    def fresh = after.token(after.find("crm").get(), "msg_2", told(), TOLD)

    then: 'whoever looks the keys up now can check both'
    received(after, old).JWTID == "msg_1"
    received(after, fresh).JWTID == "msg_2"
    SignedJWT.parse(fresh).header.keyID == rsa.computeThumbprint().toString()
    keys(after).keys*.private.every { !it }
    keys(after).keys*.keyUse*.toString() == ["sig", "sig"]

    when: 'and whoever knows only the old one takes nothing of the new one'
    received(before, fresh)

    then:
    thrown(BadJOSEException)
  }

  def "people are named as the receiver knows them: #format"() {
    given:
    def transmitter = transmitter([KEY: rsa.toJSONString()], "[env:KEY]", subject)
    def stream = transmitter.find("crm").get()

    expect:
    received(transmitter, transmitter.token(stream, "msg_1", told([email: "ada@example.com", accounts: accounts]), TOLD)).getClaim("sub_id") == named

    where:
    format                       | subject                                                                 | accounts       || named
    "the address"                | "{format: EMAIL}"                                                       | []             || [format: "email", email: "ada@example.com"]
    "the system of record's id"  | "{format: OPAQUE}"                                                      | []             || [format: "opaque", id: "e-1001"]
    "that id of an issuer"       | "{format: ISS_SUB, issuer: 'https://hr.example.com'}"                   | []             || [format: "iss_sub", iss: "https://hr.example.com", sub: "e-1001"]
    "the provider's own id"      | "{format: ISS_SUB, issuer: 'https://id.example.com', target: keycloak}" | ["u-1"]        || [format: "iss_sub", iss: "https://id.example.com", sub: "u-1"]
    "several ids of one person"  | "{format: ISS_SUB, issuer: 'https://id.example.com', target: keycloak}" | ["u-1", "u-2"] || [format: "aliases", identifiers: [[format: "iss_sub", iss: "https://id.example.com", sub: "u-1"], [format: "iss_sub", iss: "https://id.example.com", sub: "u-2"]]]
  }

  def "a receiver that could not know whom is meant is sent nothing, and the reason is a fact: #subject"() {
    given:
    def transmitter = transmitter([KEY: rsa.toJSONString()], "[env:KEY]", subject)

    when:
    def routes = new SignalRoutes(transmitter.file()).of(told([email: null, accounts: []]))

    then:
    routes*.address() == [null]
    routes*.why() == ["nothing is known that crm would know the subject by: $format".toString()]

    where:
    subject                                                                 | format
    "{format: EMAIL}"                                                       | "EMAIL"
    "{format: ISS_SUB, issuer: 'https://id.example.com', target: keycloak}" | "ISS_SUB"
  }

  def "a stream has the events that it asked for, and no others"() {
    given:
    def routes = new SignalRoutes(transmitter([KEY: rsa.toJSONString()]).file())

    expect:
    MessageKind.values().findAll { routes.tell(it) } == [MessageKind.SESSIONS_REVOKED, MessageKind.ACCOUNTS_ENABLED]
    routes.of(told([email: "ada@example.com", accounts: [], kind: MessageKind.ACCOUNTS_DISABLED])).empty
    routes.of(told())*.channel() == ["stream:crm"]
  }

  def "what the transmitter says of itself is there"() {
    expect:
    transmitter([KEY: rsa.toJSONString()]).configuration() == [
      spec_version: "1_0", issuer: "https://handback.example.com", jwks_uri: "https://handback.example.com/shared-signals/jwks",
      delivery_methods_supported: ["urn:ietf:rfc:8935"],
      configuration_endpoint: "https://handback.example.com/shared-signals/streams", status_endpoint: "https://handback.example.com/shared-signals/streams/status",
      verification_endpoint: "https://handback.example.com/shared-signals/streams/verify", default_subjects: "ALL", authorization_schemes: [[spec_urn: "urn:ietf:rfc:6750"]]]
  }

  def "what is wrong is said with its line, and no key is: #sentence"() {
    when:
    transmitter([KEY: new ECKeyGenerator(Curve.P_384).generate().toJSONString(), PUBLIC: rsa.toPublicJWK().toJSONString(), TEXT: "no key"], keys, subject, more)

    then:
    def refusal = thrown(ConfigurationException)
    refusal.problems().collect { [it.line(), it.sentence()] }.any { it[0] == line && it[1].contains(sentence) }
    !refusal.message.contains("no key")

    where:
    line | sentence                            | keys           | subject             | more
    2    | "an EC key on P-256"                | "[env:KEY]"    | "{format: EMAIL}"   | ""
    2    | "no private part"                   | "[env:PUBLIC]" | "{format: EMAIL}"   | ""
    2    | "no JWK"                            | "[env:TEXT]"   | "{format: EMAIL}"   | ""
    2    | "the variable is not set"           | "[env:GONE]"   | "{format: EMAIL}"   | ""
    6    | 'lacks "issuer"'                    | "[env:KEY]"    | "{format: ISS_SUB}" | ""
    10   | "stream crm is there twice"         | "[env:KEY]"    | "{format: EMAIL}"   | "- {id: crm, audience: x, subject: {format: EMAIL}, events: [SESSION_REVOKED], delivery: POLL}"
    10   | "must be an https address"          | "[env:KEY]"    | "{format: EMAIL}"   | "- {id: b, audience: x, subject: {format: EMAIL}, events: [SESSION_REVOKED], delivery: PUSH, url: 'http://b.example.com'}"
    10   | 'lacks "url"'                       | "[env:KEY]"    | "{format: EMAIL}"   | "- {id: b, audience: x, subject: {format: EMAIL}, events: [SESSION_REVOKED], delivery: PUSH}"
  }

  private Transmitter transmitter(Map<String, String> environment, String keys = "[env:KEY]", String subject = "{format: EMAIL}", String more = "") {
    def text = """\
issuer: https://handback.example.com
keys: $keys
streams:
  - id: crm
    audience: https://crm.example.com
    subject: $subject
    events: [SESSION_REVOKED, ACCOUNT_ENABLED]
    delivery: PUSH
    url: https://crm.example.com/signals
  ${more ?: "# that is all"}
"""
    def file = SharedSignalsFile.read(Files.writeString(folder.resolve("shared-signals.yaml"), text))
    Transmitter.of(file, new SecretReferences(folder, environment))
  }

  private static Announcement told(Map with = [email: "ada@example.com", accounts: []]) {
    def accounts = with.accounts.collect { new TargetAccount(new TargetId("keycloak"), it) } + new TargetAccount(new TargetId("warehouse"), "ada")
    new Announcement(with.kind ?: MessageKind.SESSIONS_REVOKED, new OffboardingId("ob-1"), new Announcement.About("e-1001", "Ada", Trigger.TERMINATION, Risk.NORMAL),
        null, null, new Announcement.Signalled(with.email, accounts, false), AT)
  }

  private static JWKSet keys(Transmitter transmitter) {
    JWKSet.parse(JSONObjectUtils.toJSONString(transmitter.keys()))
  }

  private static JWTClaimsSet received(Transmitter transmitter, String token) {
    def processor = new DefaultJWTProcessor()
    processor.JWSTypeVerifier = new DefaultJOSEObjectTypeVerifier(new JOSEObjectType("secevent+jwt"))
    processor.JWSKeySelector = new JWSVerificationKeySelector([JWSAlgorithm.RS256, JWSAlgorithm.ES256] as Set, new ImmutableJWKSet(keys(transmitter)))
    processor.process(token, null)
  }
}
