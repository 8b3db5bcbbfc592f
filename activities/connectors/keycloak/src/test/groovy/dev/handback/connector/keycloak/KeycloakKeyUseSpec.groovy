package dev.handback.connector.keycloak

import com.fasterxml.jackson.databind.ObjectMapper
import dev.handback.inventory.AccountKind
import dev.handback.inventory.ListedAccount
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.ItemKind
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import java.time.Instant
import org.keycloak.representations.idm.ClientRepresentation
import org.keycloak.representations.idm.ProtocolMapperRepresentation
import spock.lang.Shared
import spock.lang.Specification

/** When a client's key was used last, and from when on Keycloak would tell (T9). */
class KeycloakKeyUseSpec extends Specification {

  static final List<String> EVERY_USE = ['CLIENT_LOGIN', 'CODE_TO_TOKEN', 'REFRESH_TOKEN', 'TOKEN_EXCHANGE', 'INTROSPECT_TOKEN']

  @Shared
  TestRealm realm = new TestRealm(eventsEnabled: true, enabledEventTypes: EVERY_USE + ['LOGIN', 'CLIENT_LOGIN_ERROR'])

  String clientId = 'build-' + UUID.randomUUID()
  String workload = 'w-' + UUID.randomUUID()
  List<Closeable> opened = []

  def cleanup() {
    opened.reverse()*.close()
  }

  def "P1, T9: a client's key is listed as its workload's, by the name that its access is found by, with who answers for it"() {
    given:
    register(realm)
    def connector = connect(realm)

    expect:
    with(listed(connector)) {
      kind() == AccountKind.SERVICE
      names().subjectId() == workload
      owner() == 'team-blue'
      lastUsedAt() == null
      key().toldSince() == Instant.EPOCH
      key().account() == connector.findAccess(new Subject(SubjectKind.WORKLOAD, workload, null, null, null)).find { it.kind() == ItemKind.INTEGRATION }.account()
    }
  }

  def "T9: a use of the key is seen, and that somebody tried a wrong one is no use: #what"() {
    given:
    register(realm)
    assert secret == null || token(secret).statusCode() == status

    when:
    def seen = listed(connect(realm)).lastUsedAt()

    then:
    used ? Duration.between(seen, Instant.now()) < Duration.ofMinutes(1) : seen == null

    where:
    what                   | secret                 | status || used
    'a token of its own'   | RunningKeycloak.SECRET | 200    || true
    'a wrong secret'       | 'wrong'                | 401    || false
    'nothing'              | null                   | 0      || false
  }

  def "T9: to ask about a token is a use of the key"() {
    given:
    register(realm)
    def own = new ObjectMapper().readTree(token(RunningKeycloak.SECRET).body()).path('access_token').asText()
    def before = listed(connect(realm)).lastUsedAt()

    when:
    def answer = post(realm, 'token/introspect', [token: own, client_id: clientId, client_secret: RunningKeycloak.SECRET])

    then:
    new ObjectMapper().readTree(answer.body()).path('active').asBoolean()
    listed(connect(realm)).lastUsedAt() > before
  }

  def "T9: Keycloak tells of every use only where the realm keeps every event of one, and for as long as it keeps them: #what"() {
    given:
    def other = new TestRealm(settings)
    register(other)
    def since = listed(connect(other, [loginEvents: asked])).key().toldSince()

    expect:
    told == null ? since == null : Duration.between(since, Instant.now() - told).abs() < Duration.ofMinutes(1)

    where:
    what                     | settings                                                                       | asked   || told
    'events of 30 days'      | [eventsEnabled: true, eventsExpiration: 2_592_000, enabledEventTypes: EVERY_USE] | 'true'  || Duration.ofDays(30)
    'no events'              | [eventsEnabled: false, enabledEventTypes: EVERY_USE]                           | 'true'  || null
    'the usual events'       | [eventsEnabled: true]                                                          | 'true'  || null
    'all but one'            | [eventsEnabled: true, enabledEventTypes: EVERY_USE - 'INTROSPECT_TOKEN']       | 'true'  || null
    'not ours to read'       | [eventsEnabled: true, enabledEventTypes: EVERY_USE]                            | 'false' || null
  }

  def "T9: a client that is disabled is no key that anybody could use"() {
    given:
    register(realm)
    def client = realm.admin.clients().findByClientId(clientId).first()
    client.enabled = false
    realm.admin.clients().get(client.id).update(client)

    expect:
    !listed(connect(realm)).enabled()
  }

  /** Its own tokens are meant for itself, so that it is answered about them. */
  private void register(TestRealm at) {
    def audience = new ProtocolMapperRepresentation(name: 'audience', protocol: 'openid-connect', protocolMapper: 'oidc-audience-mapper',
        config: ['included.client.audience': clientId, 'access.token.claim': 'true', 'introspection.token.claim': 'true'])
    at.admin.clients().create(new ClientRepresentation(clientId: clientId, secret: RunningKeycloak.SECRET, serviceAccountsEnabled: true,
        standardFlowEnabled: false, attributes: [employeeId: workload, owner: 'team-blue'], protocolMappers: [audience])).close()
  }

  private ListedAccount listed(KeycloakConnector connector) {
    def all = []
    def cursor = null
    do {
      def page = connector.listAccounts(cursor, 50)
      all += page.accounts()
      cursor = page.nextCursor()
    } while (cursor != null)
    all.find { it.key()?.account()?.name() == clientId }
  }

  private HttpResponse<String> token(String secret) {
    post(realm, 'token', [grant_type: 'client_credentials', client_id: clientId, client_secret: secret])
  }

  private static HttpResponse<String> post(TestRealm at, String path, Map<String, String> form) {
    def body = form.collect { name, value -> "$name=${URLEncoder.encode(value, 'UTF-8')}" }.join('&')
    HttpClient.newHttpClient().withCloseable {
      it.send(HttpRequest.newBuilder(URI.create("${RunningKeycloak.url()}/realms/$at.name/protocol/openid-connect/$path"))
          .header('Content-Type', 'application/x-www-form-urlencoded').POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
    }
  }

  private KeycloakConnector connect(TestRealm at, Map<String, String> settings = [loginEvents: 'true']) {
    def made = new KeycloakConnectorFactory().create(at.config([clientId: 'auditing'] + settings)) as KeycloakConnector
    opened << ({ made.close() } as Closeable)
    made
  }
}
