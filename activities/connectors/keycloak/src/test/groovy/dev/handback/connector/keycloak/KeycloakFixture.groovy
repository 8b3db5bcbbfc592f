package dev.handback.connector.keycloak

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse
import static com.github.tomakehurst.wiremock.client.WireMock.put
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching

import com.github.tomakehurst.wiremock.client.MappingBuilder
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder
import dev.handback.connector.ConnectorFactory
import dev.handback.connector.Secret
import dev.handback.connector.contract.Call
import dev.handback.connector.contract.Contract
import dev.handback.connector.contract.HttpConnectorContractSpec
import dev.handback.connector.contract.OpenSession
import dev.handback.connector.contract.Person
import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.TargetId
import java.time.Duration
import org.keycloak.admin.client.CreatedResponseUtil
import org.keycloak.admin.client.resource.RealmResource
import org.keycloak.admin.client.resource.UserResource
import org.keycloak.representations.idm.CredentialRepresentation
import org.keycloak.representations.idm.UserRepresentation
import spock.lang.Shared

/** The contract's fixture on a real Keycloak with a realm of the spec's own. */
abstract class KeycloakFixture extends HttpConnectorContractSpec {

  @Shared
  String realmName = 'r' + UUID.randomUUID()

  @Shared
  RealmResource realm = RunningKeycloak.makeRealm(realmName)

  @Shared
  TokenClient portal = new TokenClient(RunningKeycloak.url(), realmName, 'portal')

  @Override
  ConnectorFactory factory() {
    new KeycloakConnectorFactory()
  }

  @Override
  TargetConfig config() {
    new TargetConfig(
        new TargetId('keycloak'), 'keycloak', RunningKeycloak.url(), '', Secret.of(RunningKeycloak.SECRET),
        TargetConfig.CorrelateBy.SUBJECT_ID, Duration.ofSeconds(10),
        [realm: realmName, clientId: 'handback', probeClientId: 'portal'], [])
  }

  @Override
  Person hire() {
    def number = 'E-' + UUID.randomUUID()
    def name = 'u' + UUID.randomUUID()
    def password = throwAway()
    def id = CreatedResponseUtil.getCreatedId(realm.users().create(new UserRepresentation(
        username: name, email: "$name@example.test", enabled: true, attributes: [employeeId: [number]],
        groups: ['/engineering/core'],
        credentials: [new CredentialRepresentation(type: 'password', value: password.reveal(), temporary: false)])))
    def reports = realm.clients().findByClientId('reports').first().id
    user(id).roles().realmLevel().add([realm.roles().get('approver').toRepresentation()])
    user(id).roles().clientLevel(reports).add([realm.clients().get(reports).roles().get('editor').toRepresentation()])
    new Person(
        new Subject(SubjectKind.EMPLOYEE, number, "$name@example.test", 'A Person', null), new AccountRef(id, name),
        password, [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ENTITLEMENT] as Set)
  }

  @Override
  void delete(Person person) {
    user(person.account.id()).remove()
  }

  @Override
  boolean letsIn(Person person, Secret password) {
    def answer = portal.signIn(person.account.name(), password.reveal())
    if (answer.refresh_token) {
      // this one session: the person's others are not ours to end
      realm.deleteSession(answer.session_state as String, false)
    }
    answer.status == 200
  }

  /** Online and offline, each at another application: both must be alive or both dead. */
  @Override
  OpenSession open(Person person) {
    def sessions = [
      portal.session(person.account.name(), person.password.reveal()),
      reports().session(person.account.name(), person.password.reveal(), 'openid offline_access'),
    ]
    [
      isAlive: {
        def alive = sessions*.alive
        assert alive.unique(false).size() == 1
        alive.first()
      },
      close: { sessions*.close() },
    ] as OpenSession
  }

  TokenClient reports() {
    new TokenClient(RunningKeycloak.url(), realmName, 'reports')
  }

  @Override
  boolean holds(AccessItem entitlement) {
    def it = user(entitlement.account().id())
    def roles = it.roles().all
    def ids = it.groups()*.id + (roles.realmMappings ?: [])*.id +
        (roles.clientMappings ?: [:]).values().collectMany { client -> client.mappings*.id }
    entitlement.nativeId().split('/').last() in ids
  }

  @Override
  TargetConfig withWrongCredentials() {
    Contract.changed(config(), secret: Secret.of('wrong'))
  }

  @Override
  Map<String, TargetConfig> elsewhere() {
    [
      'no such realm': Contract.with(config(), [realm: 'nowhere']),
      'no such realm, seen from a realm that is there': Contract.with(config(), [realm: 'nowhere', adminRealm: realmName]),
      'no Keycloak at this path': Contract.changed(config(), url: URI.create(config().url().toString() + '/auth')),
    ]
  }

  @Override
  String onTheWire(Call call) {
    def user = "/admin/realms/$realmName/users/"
    switch (call) {
      case Call.END_SESSIONS: return '/logout HTTP'
      case Call.REPLACE_PASSWORD: return '/reset-password HTTP'
      case Call.REMOVE_ENTITLEMENT: return "DELETE $user"
      case Call.DISABLE_ACCOUNT: return "PUT $user"
      default: throw new IllegalArgumentException("$call changes nothing")
    }
  }

  @Override
  MappingBuilder disableRequest() {
    put(urlPathMatching("/admin/realms/$realmName/users/[^/]+"))
  }

  @Override
  ResponseDefinitionBuilder disableAnswer() {
    aResponse().withStatus(204)
  }

  UserResource user(String id) {
    realm.users().get(id)
  }
}
