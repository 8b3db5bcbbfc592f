package dev.handback.api.signal

import static dev.handback.api.signal.TestTransmitter.RISC

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.JWSObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.MACSigner
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import groovy.json.JsonOutput
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Whatever is wrong with a pushed token is answered with 400, in RFC 8935's words, and stored nowhere. */
class BadSignalSpec extends Specification {
  private static final String SHOWN = "Bearer shown"

  @Shared @AutoCleanup TestTransmitter idp = new TestTransmitter()
  @Shared @AutoCleanup RunningApi api = new RunningApi("api_bad_signals", Stack.temporal(), ["handback.sources.file": sources()])

  def "T12: a token that is #kind is refused as #err: #says"() {
    when:
    def answer = push(body.call().toString())

    then:
    refused(answer, err)
    answer.json.description.contains(says)
    nothingStored()

    where:
    kind                        | body                                                                       || err                | says
    "no token"                  | { "{}" }                                                                   || "invalid_request"  | "compact form"
    "truncated"                 | { idp.token().with { it.substring(0, it.length() - 20) } }                 || "invalid_key"      | "no key"
    "cut in two"                | { idp.token().split(/\./).take(2).join(".") }                              || "invalid_request"  | "compact form"
    "oversized"                 | { idp.token([events: [(RISC + "account-disabled"): [reason: "x" * 70_000]]]) } || "invalid_request" | "longer than"
    "mis-encoded"               | { idp.token().replaceFirst(/\./, "é.") }                                   || "invalid_request"  | "compact form"
    "padded inside"             | { idp.token().with { it.substring(0, 30) + "\n" + it.substring(30) } }     || "invalid_request"  | "compact form"
    "of claims that are no JSON" | { idp.signed("no json") }                                                 || "invalid_request"  | "no JSON"
    "of claims said twice"      | { idp.signed('{"iss": "a", "iss": "b"}') }                                 || "invalid_request"  | "no JSON"
    "of claims that are a list" | { idp.signed("[]") }                                                       || "invalid_request"  | "no JSON"
    "unsigned"                  | { unsigned() }                                                             || "invalid_request"  | "compact form"
    "signed with a secret"      | { macced() }                                                               || "invalid_key"      | "signed like this"
    "forged"                    | { idp.signed(json(), new RSAKeyGenerator(2048).keyID("today").generate()) } || "invalid_key"     | "no key"
    "changed under way"         | { tampered() }                                                             || "invalid_key"      | "no key"
    "a sign-in's token"         | { idp.signed(json(), idp.key, "JWT") }                                     || "invalid_request"  | "typ"
    "without a type"            | { idp.signed(json(), idp.key, null) }                                      || "invalid_request"  | "typ"
    "of another issuer"         | { idp.token([iss: "https://elsewhere.example.com"]) }                      || "invalid_issuer"   | "issuer"
    "of no issuer"              | { idp.token([iss: null]) }                                                 || "invalid_issuer"   | "issuer"
    "for somebody else"         | { idp.token([aud: "https://other.example.com"]) }                          || "invalid_audience" | "somebody else"
    "for some others"           | { idp.token([aud: ["https://a.example.com", 7]]) }                         || "invalid_audience" | "somebody else"
    "for nobody"                | { idp.token([aud: null]) }                                                 || "invalid_audience" | "somebody else"
    "without an id"             | { idp.token([jti: null]) }                                                 || "invalid_request"  | "jti"
    "of an endless id"          | { idp.token([jti: "x" * 300]) }                                            || "invalid_request"  | "jti"
    "of an id with a break"     | { idp.token([jti: "a\u0000b"]) }                                           || "invalid_request"  | "jti"
    "without a time"            | { idp.token([iat: null]) }                                                 || "invalid_request"  | "iat"
    "of a time that is none"    | { idp.token([iat: "today"]) }                                              || "invalid_request"  | "iat"
    "from the future"           | { idp.token([iat: now() + 3600]) }                                         || "invalid_request"  | "future"
    "too old"                   | { idp.token([iat: now() - 40 * 86_400]) }                                  || "invalid_request"  | "expired"
    "expired"                   | { idp.token([exp: now() - 3600]) }                                         || "invalid_request"  | "expired"
    "without events"            | { idp.token([events: null]) }                                              || "invalid_request"  | "events"
    "of no event"               | { idp.token([events: [:]]) }                                               || "invalid_request"  | "events"
    "of a list of events"       | { idp.token([events: [[:]]]) }                                             || "invalid_request"  | "events"
    "of an event that is none"  | { idp.token([events: [(RISC + "account-disabled"): true]]) }               || "invalid_request"  | "object"
  }

  def "P5: whoever does not show what was agreed is refused before anything is read: #why"() {
    when:
    def answer = api.send("POST", "/shared-signals/idp", idp.token().bytes, ["Content-Type": "application/secevent+jwt"] + (shown == null ? [:] : [Authorization: shown]))

    then:
    refused(answer, "authentication_failed")
    nothingStored()

    where:
    why               | shown
    "nothing"         | null
    "a guess"         | "Bearer guessed"
    "less"            | "Bearer show"
    "without Bearer"  | "shown"
  }

  def "a body of another type is refused, whatever is in it: #type"() {
    when:
    def answer = api.send("POST", "/shared-signals/idp", idp.token().bytes, ["Content-Type": type, Authorization: SHOWN])

    then:
    refused(answer, "invalid_request")
    answer.json.description.contains("application/secevent+jwt")

    where:
    type << ["application/json", "application/jwt", "text/plain"]
  }

  def "nothing at all is refused like every missing body"() {
    expect:
    push("").isProblem(400)
  }

  def "a source that does not push, and one that is not there, has no address: #source"() {
    expect:
    push(idp.token(), source).isProblem(404)

    where:
    source << ["polled", "nobody"]
  }

  def "while the transmitter's keys cannot be had the sender is to come again: 503"() {
    expect:
    push(idp.token([iss: "http://127.0.0.1:1/realms/away"]), "away").isProblem(503)
    nothingStored()
  }

  private boolean nothingStored() {
    api.rows("SELECT id FROM inbox") == []
  }

  private static boolean refused(RunningApi.Answer answer, String err) {
    assert answer.status == 400: answer.text
    assert answer.header("Content-Type").startsWith("application/json")
    assert answer.json.err == err
    true
  }

  private RunningApi.Answer push(String token, String source = "idp") {
    api.send("POST", "/shared-signals/$source", token.getBytes("UTF-8"), ["Content-Type": "application/secevent+jwt", Authorization: SHOWN])
  }

  private String json() { JsonOutput.toJson(idp.claims()) }

  private static long now() { Instant.now().epochSecond }

  private String unsigned() {
    [JsonOutput.toJson([alg: "none", typ: "secevent+jwt"]), json()].collect { Base64.urlEncoder.withoutPadding().encodeToString(it.bytes) }.join(".") + "."
  }

  /** With the public key as the secret, as if that could be one. */
  private String macced() {
    def token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.HS256).type(new com.nimbusds.jose.JOSEObjectType("secevent+jwt")).keyID("today").build(), new Payload(json()))
    token.sign(new MACSigner(idp.key.toRSAPublicKey().encoded))
    token.serialize()
  }

  private String tampered() {
    def parts = idp.token().split(/\./)
    parts[1] = Base64.urlEncoder.withoutPadding().encodeToString(json().bytes)
    parts.join(".")
  }

  private String sources() {
    Stack.write("bad-signals-push", SHOWN)
    Stack.write("bad-signals-sources.yaml", """
sources: []
sharedSignals:
  - name: idp
    issuer: $idp.issuer
    audience: ['$TestTransmitter.AUDIENCE']
    push: {authorization: [file:bad-signals-push]}
  - name: away
    issuer: http://127.0.0.1:1/realms/away
    audience: ['$TestTransmitter.AUDIENCE']
    push: {authorization: [file:bad-signals-push]}
  - name: polled
    issuer: $idp.issuer
    audience: ['$TestTransmitter.AUDIENCE']
    poll: {tokenEndpoint: $idp.issuer/token, clientId: handback, clientSecret: file:bad-signals-push}
""").toString()
  }
}
