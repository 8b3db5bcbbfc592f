package dev.handback.connector.scim

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse
import static com.github.tomakehurst.wiremock.client.WireMock.any
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson
import static com.github.tomakehurst.wiremock.client.WireMock.get
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor
import static com.github.tomakehurst.wiremock.client.WireMock.matching
import static com.github.tomakehurst.wiremock.client.WireMock.patch
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder
import dev.handback.connector.ChangesSeats
import dev.handback.connector.Connector
import dev.handback.connector.ConnectorException
import dev.handback.connector.CountsSeats
import dev.handback.connector.ProbesAccess
import dev.handback.connector.ReleasesSeats
import dev.handback.connector.Removal
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.Secret
import dev.handback.connector.contract.Contract
import dev.handback.connector.estate.TargetConfig
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.FoundAccess
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.TargetId
import groovy.json.JsonOutput
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification

/** SCIM as other vendors speak it, and answers that are no SCIM at all. */
class ScimDialectsSpec extends Specification {
  static final AccountRef ADA = new AccountRef('7', 'ada')

  @AutoCleanup('stop')
  WireMockServer vendor = new WireMockServer(wireMockConfig().dynamicPort().bindAddress('127.0.0.1'))

  List<Connector> opened = []

  def setup() {
    vendor.start()
  }

  def cleanup() {
    opened*.close()
  }

  def "a deactivation is a JSON boolean in PatchOp form, sent with its length"() {
    given:
    vendor.stubFor(patch(anyUrl()).willReturn(aResponse().withStatus(204)))
    vendor.stubFor(get(urlPathEqualTo('/scim/Users/7')).willReturn(scim([id: '7', userName: 'ada', active: false])))

    when: 'and an answer without content is as good as one with'
    def removal = connect().disableAccount(ADA)

    then:
    removal instanceof Removal.Removed
    vendor.verify(1, patchRequestedFor(urlEqualTo('/scim/Users/7'))
        .withHeader('Content-Type', equalTo('application/scim+json'))
        .withHeader('Content-Length', matching('[0-9]+'))
        .withRequestBody(equalToJson('''{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{"op": "replace", "path": "active", "value": false}]}''')))
  }

  def "S6: a seat is changed by replacing the attribute that the estate names"() {
    given:
    def seat = Contract.item(new FoundAccess(new TargetId('vendor'), ItemKind.SEAT, ADA, 'designer', 'designer', 45.00, 'EUR'))
    vendor.stubFor(get(urlPathEqualTo('/scim/Users/7')).inScenario('change').whenScenarioStateIs('Started').willReturn(scim([id: '7', title: 'designer'])))
    vendor.stubFor(patch(anyUrl()).inScenario('change').willSetStateTo('changed').willReturn(aResponse().withStatus(204)))
    vendor.stubFor(get(urlPathEqualTo('/scim/Users/7')).inScenario('change').whenScenarioStateIs('changed').willReturn(scim([id: '7', title: 'viewer'])))

    expect:
    connect([seat: 'title']).changeSeat(seat, 'viewer') instanceof Removal.Removed
    vendor.verify(1, patchRequestedFor(urlEqualTo('/scim/Users/7'))
        .withRequestBody(equalToJson('''{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{"op": "replace", "path": "title", "value": "viewer"}]}''')))
  }

  def "a target that deletes whom we deactivate has done what we wanted"() {
    given:
    vendor.stubFor(patch(anyUrl()).willReturn(scim([id: '7'])))
    vendor.stubFor(get(urlPathEqualTo('/scim/Users/7')).willReturn(aResponse().withStatus(404)))
    vendor.stubFor(get(urlPathEqualTo('/scim/Users')).willReturn(listed(0, [])))

    expect:
    connect().disableAccount(ADA) instanceof Removal.Removed
  }

  def "a target that lists an account and calls it absent is not believed"() {
    given:
    vendor.stubFor(patch(anyUrl()).willReturn(aResponse().withStatus(404)))
    vendor.stubFor(get(urlPathEqualTo('/scim/Users')).willReturn(listed(1, [[id: '7', userName: 'ada']])))

    when:
    connect().disableAccount(ADA)

    then:
    thrown(ConnectorException.Conflict)
  }

  def "accounts are found on every page, and none twice where a server knows no pages"() {
    given:
    vendor.stubFor(get(anyUrl()).withQueryParam('startIndex', equalTo('1')).willReturn(listed(3, pages[0])))
    vendor.stubFor(get(anyUrl()).withQueryParam('startIndex', equalTo('3')).willReturn(listed(3, pages[1])))

    expect:
    connect().findAccess(subject('E-1'))*.account()*.id() == found

    where:
    pages                                || found
    [users('1', '2'), users('3')]        || ['1', '2', '3']
    [users('1', '2'), users('1', '2')]   || ['1', '2']
  }

  def "a server that ignores filters gives nobody else's accounts"() {
    given:
    vendor.stubFor(get(anyUrl()).willReturn(
        listed(2, [[id: '1', userName: 'a', externalId: 'E-1'], [id: '2', userName: 'b', externalId: 'E-2']])))

    expect:
    connect().findAccess(subject('E-2'))*.account()*.id() == ['2']
  }

  def "a subject is looked for by #by, whatever characters its name has"() {
    given:
    vendor.stubFor(get(anyUrl()).willReturn(listed(0, [])))

    when:
    connect([:], by).findAccess(new Subject(SubjectKind.EMPLOYEE, id, email, null, null))

    then:
    vendor.verify(1, getRequestedFor(urlPathEqualTo('/scim/Users')).withQueryParam('filter', equalTo(filter)))

    where:
    by           | id          | email             || filter
    'SUBJECT_ID' | 'E-1'       | null              || 'externalId eq "E-1"'
    'SUBJECT_ID' | '{x}%41 +"' | null              || 'externalId eq "{x}%41 +\\""'
    'USER_NAME'  | 'E-1'       | 'ada@example.com' || 'userName eq "ada"'
    'EMAIL'      | 'E-1'       | 'ada@example.com' || 'emails.value eq "ada@example.com"'
  }

  def "a subject without the name that the target knows is unknown there"() {
    expect:
    connect([:], 'EMAIL').findAccess(subject('E-1')) == []
  }

  def "an account's id is one segment of the path, whatever characters it has"() {
    given:
    vendor.stubFor(patch(anyUrl()).willReturn(aResponse().withStatus(204)))
    vendor.stubFor(get(anyUrl()).willReturn(scim([id: 'x', active: false])))

    when:
    connect().disableAccount(new AccountRef('a/b {c}%41', 'ada'))

    then:
    vendor.verify(1, patchRequestedFor(urlEqualTo('/scim/Users/a%2Fb%20%7Bc%7D%2541')))
  }

  def "an answer that is #what is #error.simpleName"() {
    given:
    vendor.stubFor(any(anyUrl()).willReturn(answer))

    when:
    connect().findAccess(subject('E-1'))

    then:
    thrown(error)

    where:
    what                       | answer                                                              || error
    'a page for people'        | aResponse().withHeader('Content-Type', 'text/html').withBody('<p>') || ConnectorException.Misconfigured
    'a way to somewhere else'  | aResponse().withStatus(302).withHeader('Location', '/login')        || ConnectorException.Misconfigured
    'a refusal of the filter'  | scim([status: '400', scimType: 'invalidFilter'], 400)               || ConnectorException.Conflict
    'a refusal of our rights'  | scim([status: '403'], 403)                                          || ConnectorException.Denied
    'a gateway out of time'    | aResponse().withStatus(504)                                         || ConnectorException.Unavailable
    'cut off in the middle'    | aResponse().withHeader('Content-Length', '900').withBody('{"Res')   || ConnectorException.Unavailable
  }

  def "a refused password is not repeated in the error, though the target does"() {
    given:
    vendor.stubFor(patch(anyUrl()).willReturn(scim([status: '400', detail: "too weak: 's3cret-replacement'"], 400)))

    when:
    connect([signIn: '/in', me: '/me', signOut: '/out']).replacePassword(ADA, Secret.of('s3cret-replacement'))

    then:
    ConnectorException.Conflict e = thrown()
    !stackTrace(e).contains('s3cret-replacement')
  }

  def "a name beside the secret makes it a password, its absence a token"() {
    given:
    vendor.stubFor(get(anyUrl()).willReturn(listed(0, [])))

    when:
    connect([:], 'SUBJECT_ID', name).findAccess(subject('E-1'))

    then:
    vendor.verify(1, getRequestedFor(anyUrl()).withHeader('Authorization', equalTo(header)))

    where:
    name  || header
    ''    || 'Bearer vendor-token'
    'ops' || 'Basic ' + 'ops:vendor-token'.bytes.encodeBase64()
  }

  def "what the estate does not say of a target, its connector cannot do"() {
    expect:
    [RotatesSecrets, ProbesAccess, ReleasesSeats, ChangesSeats, CountsSeats].findAll { it.isInstance(connect(settings)) } == can

    where:
    settings                                        || can
    [:]                                             || []
    [seat: 'title']                                 || [ReleasesSeats, ChangesSeats, CountsSeats]
    [signIn: '/in', me: '/me', signOut: '/out']     || [RotatesSecrets, ProbesAccess]
  }

  def "an estate that makes no sense is refused before any call: #settings #url"() {
    when:
    new ScimConnectorFactory().create(Contract.changed(config(settings, 'SUBJECT_ID', ''), url: URI.create(url)))

    then:
    ConnectorException.Misconfigured e = thrown()
    e.message.contains('vendor')
    e.message.contains(names)

    where:
    settings                     | url                   || names
    [:]                          | 'ldap://127.0.0.1'    || 'url'
    [signIn: '/in']              | 'http://127.0.0.1:1/' || 'settings.me'
    [signIn: ':', me: '/', signOut: '/'] | 'http://127.0.0.1:1/' || 'settings.signIn'
    [seat: 'a[b']                | 'http://127.0.0.1:1/' || 'settings.seat'
  }

  def "how long to wait is told in seconds or by a date: #header"() {
    expect:
    AnswerFilter.retryAfter(header, Instant.parse('2026-01-01T00:00:00Z')) == Duration.ofSeconds(seconds)

    where:
    header                          || seconds
    '120'                           || 120
    'Thu, 01 Jan 2026 00:01:30 GMT' || 90
    'Wed, 31 Dec 2025 00:00:00 GMT' || 0
    'soon'                          || 30
    null                            || 30
  }

  private Connector connect(Map settings = [:], String by = 'SUBJECT_ID', String name = '') {
    def made = new ScimConnectorFactory().create(config(settings, by, name))
    opened << made
    made
  }

  private TargetConfig config(Map settings, String by, String name) {
    new TargetConfig(
        new TargetId('vendor'), 'scim', URI.create("http://127.0.0.1:${vendor.port()}/scim"), name,
        Secret.of('vendor-token'), CorrelateBy.valueOf(by), Duration.ofSeconds(2), settings, [])
  }

  private static Subject subject(String id) {
    new Subject(SubjectKind.EMPLOYEE, id, null, null, null)
  }

  private static List<Map> users(String... ids) {
    ids.collect { [id: it, userName: 'user' + it, externalId: 'E-1'] }
  }

  private static ResponseDefinitionBuilder listed(int total, List<Map> users) {
    scim([schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: total, Resources: users])
  }

  private static ResponseDefinitionBuilder scim(Map body, int status = 200) {
    aResponse().withStatus(status).withHeader('Content-Type', 'application/scim+json')
        .withBody(JsonOutput.toJson(body))
  }

  private static String stackTrace(Throwable e) {
    def text = new StringWriter()
    e.printStackTrace(new PrintWriter(text))
    text
  }
}
