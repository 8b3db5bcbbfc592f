package dev.handback.connector.scim

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath
import static com.github.tomakehurst.wiremock.client.WireMock.patch
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching

import com.github.tomakehurst.wiremock.client.MappingBuilder
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder
import dev.handback.connector.ChangesSeats
import dev.handback.connector.ConnectorFactory
import dev.handback.connector.CountsSeats
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.FindsAccess
import dev.handback.connector.ListsAccounts
import dev.handback.connector.ProbesAccess
import dev.handback.connector.ReleasesSeats
import dev.handback.connector.RestoresAccounts
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.contract.Call
import dev.handback.connector.contract.Contract
import dev.handback.connector.contract.Declares
import dev.handback.connector.contract.HttpConnectorContractSpec
import dev.handback.connector.contract.OpenSession
import dev.handback.connector.contract.Person
import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import spock.lang.AutoCleanup
import spock.lang.Shared

/** The contract, on the real SCIM application with seats and a sign-in of its own. */
@Declares([FindsAccess, ListsAccounts, DisablesAccounts, RestoresAccounts, RotatesSecrets, ProbesAccess, ReleasesSeats, ChangesSeats, CountsSeats])
class ScimConnectorSpec extends HttpConnectorContractSpec {
  @Shared
  @AutoCleanup
  AtelierTarget atelier = new AtelierTarget()

  @Override
  ConnectorFactory factory() {
    new ScimConnectorFactory()
  }

  @Override
  TargetConfig config() {
    atelier.config()
  }

  @Override
  Person hire() {
    def name = 'user-' + UUID.randomUUID()
    def password = 'Pw1!' + UUID.randomUUID()
    def user = atelier.create(
        userName: name, externalId: 'E-' + name, password: password, (AtelierTarget.SEAT): [sku: 'designer'])
    new Person(
        new Subject(SubjectKind.EMPLOYEE, 'E-' + name, null, null, null),
        new AccountRef(user.id as String, name), Secret.of(password),
        [ItemKind.ACCOUNT, ItemKind.CREDENTIAL, ItemKind.SEAT] as Set, 'viewer')
  }

  @Override
  void delete(Person person) {
    atelier.delete(person.account.id())
  }

  @Override
  void lockAsSomebodyElse(Person person) {
    atelier.deactivate(person.account.id())
  }

  @Override
  boolean letsIn(Person person, Secret password) {
    atelier.letsIn(person.account.name(), password.reveal())
  }

  @Override
  OpenSession open(Person person) {
    atelier.open(person.account.name(), person.password.reveal())
  }

  @Override
  boolean holds(AccessItem entitlement) {
    throw new IllegalStateException('a SCIM target has no entitlements here')
  }

  @Override
  TargetConfig withWrongCredentials() {
    Contract.changed(config(), secret: Secret.of('wrong'))
  }

  @Override
  Map<String, TargetConfig> elsewhere() {
    def url = config().url()
    ['another version': Contract.changed(config(), url: url.resolve('/scim/v1')),
     'the root'       : Contract.changed(config(), url: url.resolve('/'))]
  }

  @Override
  String onTheWire(Call call) {
    switch (call) {
      case [Call.DISABLE_ACCOUNT, Call.ENABLE_ACCOUNT]: return '"path":"active"'
      case Call.REPLACE_PASSWORD: return '"path":"password"'
      case Call.RELEASE_SEAT: return '"op":"remove"'
      case Call.CHANGE_SEAT: return '"value":"viewer"'
      default: throw new IllegalArgumentException("$call changes nothing")
    }
  }

  /** Like many: it says no more than for a wrong password. */
  @Override
  SignIn.Reason reasonWhenDisabled() {
    SignIn.Reason.CREDENTIALS_REFUSED
  }

  @Override
  MappingBuilder disableRequest() {
    patch(urlPathMatching('/scim/v2/Users/.*')).withRequestBody(matchingJsonPath('$.Operations[?(@.path == "active")]'))
  }

  @Override
  MappingBuilder changeSeatRequest() {
    patch(urlPathMatching('/scim/v2/Users/.*')).withRequestBody(matchingJsonPath('$.Operations[?(@.value == "viewer")]'))
  }

  @Override
  ResponseDefinitionBuilder disableAnswer() {
    aResponse().withStatus(200).withHeader('Content-Type', 'application/scim+json').withBody('{"active":false}')
  }

  @Override
  boolean tellsLastUse() {
    true
  }
}
