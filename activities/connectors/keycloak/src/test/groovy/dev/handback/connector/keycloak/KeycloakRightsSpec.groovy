package dev.handback.connector.keycloak

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse
import static com.github.tomakehurst.wiremock.client.WireMock.any
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.core.WireMockConfiguration
import dev.handback.connector.ConnectorException
import dev.handback.connector.Removal
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.contract.Contract
import dev.handback.connector.contract.TcpStandIn
import dev.handback.connector.estate.TargetConfig
import dev.handback.inventory.AccountKind
import dev.handback.inventory.CorrelateBy
import dev.handback.inventory.ListedAccount
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.ItemKind
import java.time.Duration
import spock.lang.Shared
import spock.lang.Specification

/** Who Handback is to Keycloak: Keycloak hides what we may not see, and says nothing about it. */
class KeycloakRightsSpec extends Specification {

  @Shared
  TestRealm realm = new TestRealm()

  List<Closeable> opened = []

  def cleanup() {
    opened.reverse()*.close()
  }

  def "an account of ours that may not see everything is denied, instead of finding nothing: #client"() {
    given:
    def person = realm.hire()

    when:
    connect(realm.config(clientId: client)).findAccess(person.subject)

    then:
    thrown(ConnectorException.Denied)

    where:
    client << ['stranger', 'blind', 'users-only']
  }

  def "without the right to impersonate nothing is tried, and nothing is claimed (T3, S5)"() {
    given:
    def person = realm.hire()
    connect(realm.config()).disableAccount(person.account)

    expect:
    connect(realm.config(clientId: 'users-only')).tryWithoutPassword(person.account) instanceof SignIn.NotTried
    connect(realm.config()).tryWithoutPassword(person.account) instanceof SignIn.Refused
  }

  def "an account of ours that may not see everything lists nothing rather than a part: #client (P1)"() {
    when:
    def connector = connect(realm.config(clientId: client))
    for (def page = connector.listAccounts(null, 50); page.nextCursor() != null;) {
      page = connector.listAccounts(page.nextCursor(), 50)
    }

    then:
    thrown(ConnectorException.Denied)

    where:
    client << ['stranger', 'blind', 'users-only']
  }

  def "the users of applications are listed as programs' accounts, with the owner that they name (P1, P2)"() {
    given:
    def user = realm.admin.clients().findByClientId('blind').first().with { realm.admin.clients().get(it.id).serviceAccountUser }
    user.attributes = [owner: ['e-7']]
    realm.user(user.id).update(user)

    when:
    def listed = everything(connect(realm.config()))

    then:
    with(listed.find { it.account().id() == user.id }) {
      kind() == AccountKind.SERVICE
      owner() == 'e-7'
    }

    and: 'and the one that Handback signs in with is known as that'
    listed.findAll { it.own() }*.account()*.name() == ['service-account-handback']
  }

  def "an account that has the ids of several people is nobody's own (P1)"() {
    given:
    def person = realm.hire(attributes: [employeeId: ['e-1', 'e-2']])

    expect:
    with(everything(connect(realm.config())).find { it.account() == person.account }) {
      kind() == AccountKind.SHARED
      names().subjectId() == null
    }
  }

  def "where a realm keeps its events, a sign-in is remembered after its session has ended (T9)"() {
    given:
    def remembering = new TestRealm(eventsEnabled: true)
    def person = remembering.hire()
    assert remembering.letsIn(person, person.password)

    expect:
    everything(connect(remembering.config(clientId: 'auditing', loginEvents: events)))
        .find { it.account() == person.account }.lastUsedAt().asBoolean() == known

    where:
    events  || known
    'true'  || true
    'false' || false
  }

  private static List<ListedAccount> everything(KeycloakConnector connector) {
    def listed = []
    def cursor = null
    do {
      def page = connector.listAccounts(cursor, 50)
      listed += page.accounts()
      cursor = page.nextCursor()
    } while (cursor != null)
    listed
  }

  def "a role at an application is not believed gone by an account that may not see applications"() {
    given:
    def person = realm.hire()
    def role = connect(realm.config()).findAccess(person.subject).find { it.nativeId().startsWith('client/') }

    when:
    connect(realm.config(clientId: 'users-only')).readBack(Contract.item(role))

    then:
    thrown(ConnectorException.Denied)
  }

  def "an administrator's name and password do as well as a service account"() {
    given:
    def person = realm.hire()
    def admin = RunningKeycloak.administrator()
    def connector = connect(Contract.changed(
        realm.config(clientId: 'admin-cli'), username: admin.user(), secret: Secret.of(admin.password())))

    expect:
    connector.findAccess(person.subject)*.kind() as Set == person.has
    connector.disableAccount(person.account) instanceof Removal.Removed
  }

  def "a connector closes though its target is gone"() {
    given: 'a session of our own to end'
    def admin = RunningKeycloak.administrator()
    def line = new TcpStandIn(RunningKeycloak.url().port)
    def connector = new KeycloakConnectorFactory().create(Contract.changed(
        realm.config(clientId: 'admin-cli'), url: URI.create("http://127.0.0.1:$line.port"),
        username: admin.user(), secret: Secret.of(admin.password()))) as KeycloakConnector
    connector.findAccess(realm.hire().subject)

    when:
    line.close()
    connector.close()

    then:
    noExceptionThrown()
  }

  def "a subject is found by #by"() {
    given:
    def person = realm.hire()
    realm.hire()

    expect:
    connect(Contract.changed(realm.config(), correlateBy: by)).findAccess(person.subject)*.account().unique() ==
        [person.account]
    connect(Contract.changed(realm.config(), correlateBy: by)).findAccess(nobody) == []

    where:
    by << CorrelateBy.values()
    nobody = new Subject(SubjectKind.EMPLOYEE, 'E-0', null, null, null)
  }

  def "everything of a person is named so that people recognise it"() {
    given:
    def person = realm.hire()

    expect:
    connect(realm.config()).findAccess(person.subject).findAll { it.kind() == ItemKind.ENTITLEMENT }*.name() as Set ==
        ['group /engineering/core', 'role approver', 'role editor of reports'] as Set
  }

  def "a token of ours that Keycloak takes no longer is replaced by another one"() {
    given:
    def person = realm.hire()
    def connector = connect(realm.config())
    connector.findAccess(person.subject)

    when: 'the key that it was signed with is gone, as after a restore'
    replaceKeys()

    then:
    connector.findAccess(person.subject)*.kind() as Set == person.has
  }

  def "what the admin API answers is told apart as well as what the token endpoint does: #status"() {
    given:
    def person = realm.hire()
    def front = inFront(status)

    when:
    connect(Contract.changed(realm.config(), url: URI.create("http://127.0.0.1:${front.port()}")))
        .disableAccount(person.account)

    then:
    def e = thrown(ConnectorException)
    e.class == expected
    status != 429 || e.retryAfter() == Duration.ofSeconds(7)

    where:
    status | expected
    302    | ConnectorException.Misconfigured
    400    | ConnectorException.Conflict
    401    | ConnectorException.Denied
    403    | ConnectorException.Denied
    404    | ConnectorException.Misconfigured
    409    | ConnectorException.Conflict
    429    | ConnectorException.Throttled
    500    | ConnectorException.Unavailable
    503    | ConnectorException.Unavailable
    200    | ConnectorException.Misconfigured
  }

  private void replaceKeys() {
    def components = realm.admin.components()
    components.query(realm.admin.toRepresentation().id, 'org.keycloak.keys.KeyProvider')
        .findAll { it.providerId.startsWith('rsa-generated') }
        .each { components.component(it.id).remove() }
  }

  private connect(TargetConfig config) {
    def made = new KeycloakConnectorFactory().create(config)
    opened << ({ made.close() } as Closeable)
    made as KeycloakConnector
  }

  /** A stand-in that answers the admin API itself, as no Keycloak does, and passes the rest on. */
  private WireMockServer inFront(int status) {
    def server = new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress('127.0.0.1'))
    server.start()
    opened << ({ server.stop() } as Closeable)
    server.stubFor(any(urlPathMatching('/.*')).atPriority(10)
        .willReturn(aResponse().proxiedFrom(RunningKeycloak.url().toString())))
    server.stubFor(any(urlPathMatching('/admin/.*')).atPriority(1).willReturn(
        aResponse().withStatus(status).withHeader('Retry-After', '7').withHeader('Content-Type', 'text/html')
            .withBody('<html>a gateway</html>')))
    server
  }
}
