package dev.handback.sharedsignals

import static com.github.tomakehurst.wiremock.client.WireMock.*

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.core.WireMockConfiguration
import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.JWSObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.jwk.JWKSet
import com.nimbusds.jose.jwk.RSAKey
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import dev.handback.configuration.SecretReferences
import dev.handback.signals.FetchSignals
import dev.handback.signals.RefusedSignal
import dev.handback.signals.SignalPage
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.temporal.failure.ApplicationFailure
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** One request to a poll endpoint (RFC 8936), with a token by client credentials; WireMock stands in for the transmitter. */
class SignalFetchSpec extends Specification {
  private static final String PURGED = 'https://schemas.openid.net/secevent/risc/event-type/account-purged'
  private static final RSAKey KEY = new RSAKeyGenerator(2048).keyID('k').generate()

  @Shared @AutoCleanup('stop') WireMockServer idp = new WireMockServer(WireMockConfiguration.options().dynamicPort()).tap { start() }
  @TempDir Path dir
  def inbox = new FakeInbox()

  def setup() {
    idp.resetAll()
    answers(get('/.well-known/ssf-configuration/acme'), [issuer: issuer, jwks_uri: "${idp.baseUrl()}/jwks".toString(), configuration_endpoint: "${idp.baseUrl()}/streams".toString()])
    answers(get('/jwks'), new JWKSet(KEY.toPublicJWK()).toJSONObject())
    answers(get('/streams'), [[delivery: [method: 'urn:ietf:rfc:8935', endpoint_url: "${idp.baseUrl()}/other".toString()]], [delivery: [method: 'urn:ietf:rfc:8936', endpoint_url: "${idp.baseUrl()}/poll".toString()]]])
    answers(post('/token'), [access_token: 'the-token', token_type: 'Bearer', expires_in: 60])
    has([:])
  }

  def "T12: what is fetched is stored, and what was stored before is acknowledged with the same request"() {
    given:
    has(a: token('a'), b: token('b'))

    when:
    def page = activities().fetch(new FetchSignals('idp', ['x', 'y'], [new RefusedSignal('z', 'invalid_key', 'no key')]))

    then:
    page == new SignalPage(['a', 'b'], [])
    inbox.words.keySet() == ['of-a', 'of-b'] as Set
    inbox.words.values()*.request()*.source()*.eventId() == ['a', 'b']
    def asked = idp.findAll(postRequestedFor(urlEqualTo('/poll'))).first()
    asked.getHeader('Authorization') == 'Bearer the-token'
    new JsonSlurper().parseText(asked.bodyAsString) ==
        [maxEvents: 100, returnImmediately: true, ack: ['x', 'y'], setErrs: [z: [err: 'invalid_key', description: 'no key']]]
    idp.findAll(postRequestedFor(urlEqualTo('/token'))).every {
      it.getHeader('Authorization') == 'Basic ' + 'handback:client-secret'.bytes.encodeBase64() && it.bodyAsString.contains('grant_type=client_credentials') && it.bodyAsString.contains('scope=ssf.read')
    }
  }

  def "T12: a page that comes again, since a crash came before its acknowledgement, is stored once"() {
    given:
    has(a: token('a'))
    def activities = activities()

    expect:
    (1..2).collect { activities.fetch(first()) } == [new SignalPage(['a'], [])] * 2
    inbox.events.size() == 1
  }

  def "a token that is not to be believed is reported and not stored, and takes no other with it: #why"() {
    given:
    has(a: bad.call(), b: token('b'))

    when:
    def page = activities().fetch(first())

    then:
    page.stored() == ['b']
    page.refused()*.id() == ['a']
    page.refused()*.code() == [code]
    inbox.words.keySet() == ['of-b'] as Set

    where:
    why                    | bad                                                          || code
    'forged'               | { token('a', new RSAKeyGenerator(2048).keyID('k').generate()) } || 'invalid_key'
    'under another id'     | { token('c') }                                               || 'invalid_request'
    'no token'             | { 'x' }                                                      || 'invalid_request'
  }

  def "what stands in the way is named by its kind, and tried again only where that may help: #why"() {
    given:
    idp.stubFor(request.call().willReturn(aResponse().withStatus(status).withHeader('Content-Type', 'application/json').withBody(body)))

    when:
    activities().fetch(first())

    then:
    def failure = thrown(ApplicationFailure)
    failure.type == kind
    failure.nonRetryable == lasting
    !failure.message.contains('client-secret')

    where:
    why                  | request           | status | body                          || kind            | lasting
    'poll is down'       | { post('/poll') } | 503    | ''                            || 'UNAVAILABLE'   | false
    'poll is throttled'  | { post('/poll') } | 429    | ''                            || 'THROTTLED'     | false
    'poll says nonsense' | { post('/poll') } | 200    | '<html>'                      || 'UNAVAILABLE'   | false
    'poll refuses us'    | { post('/poll') } | 403    | ''                            || 'DENIED'        | true
    'poll is gone'       | { post('/poll') } | 404    | ''                            || 'MISCONFIGURED' | true
    'no token for us'    | { post('/token') } | 401   | '{"error": "invalid_client"}' || 'DENIED'        | true
    'token is down'      | { post('/token') } | 502   | ''                            || 'UNAVAILABLE'   | false
    'no stream of ours'  | { get('/streams') } | 200  | '[]'                          || 'MISCONFIGURED' | true
    'no metadata'        | { get('/.well-known/ssf-configuration/acme') } | 404 | ''     || 'MISCONFIGURED' | true
  }

  def "our secret is sent to the token endpoint itself, and not to where that points"() {
    given:
    idp.stubFor(post('/token').willReturn(temporaryRedirect('/elsewhere')))

    when:
    activities().fetch(first())

    then:
    def failure = thrown(ApplicationFailure)
    failure.type == 'DENIED'
    failure.originalMessage.endsWith('status 302')
    idp.findAll(anyRequestedFor(urlEqualTo('/elsewhere'))).empty
  }

  def "while the keys cannot be had nothing is refused and nothing lost: it is tried again"() {
    given:
    has(a: token('a'))
    idp.stubFor(get('/jwks').willReturn(aResponse().withStatus(503)))

    when:
    activities().fetch(first())

    then:
    def failure = thrown(ApplicationFailure)
    failure.type == 'UNAVAILABLE'
    !failure.nonRetryable
    inbox.events.isEmpty()
  }

  def "a stream that is made anew elsewhere is found after the first request that fails"() {
    given:
    def activities = activities()
    activities.fetch(first())
    idp.stubFor(post('/poll').willReturn(notFound()))
    answers(get('/streams'), [delivery: [method: 'urn:ietf:rfc:8936', endpoint_url: "${idp.baseUrl()}/moved".toString()]])
    answers(post('/moved'), [sets: [a: token('a')]])

    when:
    activities.fetch(first())

    then:
    thrown(ApplicationFailure)

    when:
    def page = activities.fetch(first())

    then:
    page.stored() == ['a']
  }

  def "a source that is not polled any more ends its poll"() {
    when:
    activities().fetch(FetchSignals.first('gone'))

    then:
    def failure = thrown(ApplicationFailure)
    failure.nonRetryable
  }

  private static FetchSignals first() { FetchSignals.first('idp') }

  private String getIssuer() { "${idp.baseUrl()}/acme" }

  private void has(Map<String, String> sets) {
    answers(post('/poll'), [sets: sets, moreAvailable: false])
  }

  private void answers(mapping, Object json) {
    idp.stubFor(mapping.willReturn(okJson(JsonOutput.toJson(json))))
  }

  private String token(String id, RSAKey by = KEY) {
    def claims = [iss: issuer, aud: ['us'], jti: id, iat: Instant.now().epochSecond, events: [(PURGED): [:]], sub_id: [format: 'opaque', id: "of-$id".toString()]]
    def token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID('k').type(new JOSEObjectType('secevent+jwt')).build(), new Payload(JsonOutput.toJson(claims)))
    token.sign(new RSASSASigner(by))
    token.serialize()
  }

  private SignalActivitiesImpl activities() {
    Files.writeString(dir.resolve('client'), 'client-secret')
    def file = Files.writeString(dir.resolve('sources.yaml'), """\
sharedSignals:
  - name: idp
    issuer: $issuer
    audience: [us]
    poll: {tokenEndpoint: '${idp.baseUrl()}/token', clientId: handback, clientSecret: 'file:client', scope: ssf.read}
  - name: pushing
    issuer: $issuer
    audience: [us]
    push: {authorization: ['file:client']}
""")
    new SignalActivitiesImpl(SignalsFile.read(file).value(), SecretReferences.beside(file), new People(null, null), inbox, Clock.systemUTC())
  }
}
