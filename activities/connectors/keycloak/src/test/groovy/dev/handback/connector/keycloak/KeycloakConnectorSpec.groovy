package dev.handback.connector.keycloak

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse
import static com.github.tomakehurst.wiremock.client.WireMock.put
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching

import com.github.tomakehurst.wiremock.client.MappingBuilder
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder
import dev.handback.connector.ConnectorFactory
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.DisablesIntegrations
import dev.handback.connector.EndsSessions
import dev.handback.connector.FindsAccess
import dev.handback.connector.FindsDependents
import dev.handback.connector.FindsExposedSecrets
import dev.handback.connector.ListsAccounts
import dev.handback.connector.ProbesAccess
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RestoresAccounts
import dev.handback.connector.RestoresEntitlements
import dev.handback.connector.RevokesDelegations
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.Secret
import dev.handback.connector.TriesWithoutPassword
import dev.handback.connector.contract.Call
import dev.handback.connector.contract.Contract
import dev.handback.connector.contract.Declares
import dev.handback.connector.contract.HttpConnectorContractSpec
import dev.handback.connector.contract.OpenSession
import dev.handback.connector.contract.Person
import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.access.AccessItem
import org.keycloak.representations.idm.UserRepresentation
import spock.lang.Shared

/** The contract, as a service account with no more rights than it takes (requirements S1, S2, S4, S5). */
@Declares([FindsAccess, ListsAccounts, EndsSessions, RotatesSecrets, FindsExposedSecrets, FindsDependents, DisablesAccounts, RemovesEntitlements,
    DisablesIntegrations, RevokesDelegations, RestoresAccounts, RestoresEntitlements, ProbesAccess, TriesWithoutPassword])
class KeycloakConnectorSpec extends HttpConnectorContractSpec {

  @Shared
  TestRealm realm = new TestRealm()

  @Override
  ConnectorFactory factory() {
    new KeycloakConnectorFactory()
  }

  @Override
  TargetConfig config() {
    realm.config()
  }

  @Override
  Person hire() {
    realm.hire()
  }

  @Override
  void delete(Person person) {
    realm.user(person).remove()
  }

  /** Another system that disables people and knows nothing of Handback's mark. */
  @Override
  void lockAsSomebodyElse(Person person) {
    realm.user(person).update(new UserRepresentation(username: person.account.name(), email: person.subject.email(), enabled: false,
        attributes: [employeeId: [person.subject.id()]]))
  }

  /** Whoever came before is gone with their own feature. */
  @Override
  void addDependent(Person person) {
    realm.administrators().each { realm.user(it.id).remove() }
    realm.makeAdministrator(person)
  }

  @Override
  boolean letsIn(Person person, Secret password) {
    realm.letsIn(person, password)
  }

  /** One online and one by offline token, at two applications: both alive, or both dead. */
  @Override
  OpenSession open(Person person) {
    def password = person.password.reveal()
    def sessions = [
      realm.portal.session(person.account.name(), password),
      realm.reports.session(person.account.name(), password, 'openid offline_access'),
    ]
    [
      isAlive: {
        def alive = sessions*.alive
        assert alive.toUnique().size() == 1
        alive.first()
      },
      close: { sessions*.close() },
    ] as OpenSession
  }

  @Override
  boolean holds(AccessItem entitlement) {
    def user = realm.user(entitlement.account().id())
    def roles = user.roles().all
    def ids = user.groups()*.id + (roles.realmMappings ?: [])*.id +
        (roles.clientMappings ?: [:]).values().collectMany { it.mappings*.id }
    entitlement.nativeId().split('/').last() in ids
  }

  @Override
  TargetConfig withWrongCredentials() {
    Contract.changed(config(), secret: Secret.of('wrong'))
  }

  @Override
  Map<String, TargetConfig> elsewhere() {
    [
      'no such realm': realm.config(realm: 'nowhere'),
      'no such realm, asked from one that is there': realm.config(realm: 'nowhere', adminRealm: realm.name),
      'no Keycloak at this path': Contract.changed(config(), url: URI.create("${config().url()}/auth")),
    ]
  }

  @Override
  String onTheWire(Call call) {
    def user = "/admin/realms/$realm.name/users/"
    switch (call) {
      case Call.END_SESSIONS: return '/logout HTTP'
      case Call.REPLACE_PASSWORD: return '/reset-password HTTP'
      case Call.REMOVE_ENTITLEMENT: return "DELETE $user"
      case [Call.DISABLE_ACCOUNT, Call.ENABLE_ACCOUNT]: return "PUT $user"
      default: throw new IllegalArgumentException("$call changes nothing")
    }
  }

  @Override
  MappingBuilder disableRequest() {
    put(urlPathMatching("/admin/realms/$realm.name/users/[^/]+"))
  }

  @Override
  ResponseDefinitionBuilder disableAnswer() {
    aResponse().withStatus(204)
  }

  @Override
  boolean tellsLastUse() {
    true
  }
}
