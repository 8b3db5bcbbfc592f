package dev.handback.connector.keycloak

import dev.handback.connector.Secret
import dev.handback.connector.contract.Person
import dev.handback.connector.estate.TargetConfig
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.TargetId
import java.time.Duration
import org.keycloak.admin.client.CreatedResponseUtil
import org.keycloak.admin.client.resource.RealmResource
import org.keycloak.admin.client.resource.RoleResource
import org.keycloak.admin.client.resource.UserResource
import org.keycloak.representations.idm.CredentialRepresentation
import org.keycloak.representations.idm.UserRepresentation

/** A realm of one spec's own, as its administrator and its people use it. */
class TestRealm {

  final String name = 'r' + UUID.randomUUID()
  final RealmResource admin
  final TokenClient portal = new TokenClient(RunningKeycloak.url(), name, 'portal')
  final TokenClient reports = new TokenClient(RunningKeycloak.url(), name, 'reports')

  /** @param settings of the realm, as Keycloak's import names them */
  TestRealm(Map<String, Object> settings = [:]) {
    admin = RunningKeycloak.makeRealm(name, settings)
  }

  /** What estate.yaml says of this realm. */
  TargetConfig config(Map<String, String> settings = [:]) {
    new TargetConfig(
        new TargetId('keycloak'), 'keycloak', RunningKeycloak.url(), '', Secret.of(RunningKeycloak.SECRET),
        CorrelateBy.SUBJECT_ID, Duration.ofSeconds(10),
        [realm: name, clientId: 'handback', probeClientId: 'portal'] + settings, [])
  }

  /** Somebody with a password, a group, a role of the realm and one of an application. */
  Person hire(Map<String, Object> changes = [:]) {
    def number = 'E-' + UUID.randomUUID()
    def username = 'u' + UUID.randomUUID()
    def email = "$username@example.test" as String
    def password = Secret.of('Pw9!' + UUID.randomUUID())
    def id = CreatedResponseUtil.getCreatedId(admin.users().create(new UserRepresentation([
        username: username, email: email, enabled: true, attributes: [employeeId: [number]],
        groups: ['/engineering/core'],
        credentials: [new CredentialRepresentation(type: 'password', value: password.reveal(), temporary: false)]] + changes)))
    def application = admin.clients().findByClientId('reports').first().id
    user(id).roles().realmLevel().add([admin.roles().get('approver').toRepresentation()])
    user(id).roles().clientLevel(application)
        .add([admin.clients().get(application).roles().get('editor').toRepresentation()])
    new Person(
        new Subject(SubjectKind.EMPLOYEE, number, email, 'A Person', null), new AccountRef(id, username), password,
        [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ENTITLEMENT] as Set)
  }

  /** Keycloak's own role for whoever administers a realm. */
  void makeAdministrator(Person person) {
    user(person).roles().clientLevel(management()).add([realmAdmin().toRepresentation()])
  }

  List<UserRepresentation> administrators() {
    realmAdmin().getUserMembers(0, 100)
  }

  RoleResource realmAdmin() {
    admin.clients().get(management()).roles().get('realm-admin')
  }

  private String management() {
    admin.clients().findByClientId('realm-management').first().id
  }

  UserResource user(String id) {
    admin.users().get(id)
  }

  UserResource user(Person person) {
    user(person.account.id())
  }

  /** Tries a password, and leaves no session behind. */
  boolean letsIn(Person person, Secret password) {
    def answer = portal.signIn(person.account.name(), password.reveal())
    if (answer.session_state) {
      admin.deleteSession(answer.session_state as String, false)
    }
    answer.status == 200
  }
}
