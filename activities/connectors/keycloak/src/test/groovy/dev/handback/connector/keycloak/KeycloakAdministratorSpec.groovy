package dev.handback.connector.keycloak

import dev.handback.connector.Removal
import dev.handback.connector.contract.Contract
import dev.handback.connector.contract.Person
import dev.handback.offboarding.access.ItemKind
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import org.keycloak.representations.idm.GroupRepresentation
import org.keycloak.representations.idm.UserRepresentation
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Those who administer the realm themselves (requirement S4, section E). */
class KeycloakAdministratorSpec extends Specification {

  TestRealm realm = new TestRealm()

  @AutoCleanup
  def connector = new KeycloakConnectorFactory().create(realm.config())

  def "privileged access goes with its token: what an administrator could do a moment ago is refused (S4, E: an administrator)"() {
    given:
    def person = administrator()
    def token = token(person)
    assert administers(token) == 200

    when:
    connector.endSessions(person.account)

    then: 'not when the token expires'
    administers(token) == 401

    when: 'who signs in again before the account is disabled'
    def again = this.token(person)
    assert administers(again) == 200
    def disabled = connector.disableAccount(person.account)

    then:
    disabled instanceof Removal.Removed
    administers(again) == 401
  }

  def "the privilege itself goes as well, where Handback has what Keycloak asks for that (S4, E: an administrator): #rights"() {
    given:
    def person = administrator()
    if (powerful) {
      empowerHandback()
    }

    when:
    def token = token(person)
    def privilege = connector.findAccess(person.subject).find { it.kind() == ItemKind.ENTITLEMENT && it.name().contains('realm-admin') }
    def answer = connector.removeEntitlement(Contract.item(privilege))

    then: 'where Keycloak denies it to us a person does it, and it is never taken for done'
    (powerful ? Removal.Removed : Removal.NeedsPerson).isInstance(answer)
    administers(token) == (powerful ? 403 : 200)

    where:
    rights         | powerful
    'manage-users' | false
    'realm-admin'  | true
  }

  def "who would leave the realm without an administrator is found out before (S3, E: a leaver who is the last administrator)"() {
    given:
    def last = administrator()
    def colleague = realm.hire()

    expect:
    connector.findDependents(last.account) ==
        ["$last.account.name is the last one who can administer the realm $realm.name: nobody else who is enabled has realm-admin."]
    connector.findDependents(colleague.account) == []

    when: 'somebody else is an administrator, by a group'
    byGroup(colleague)

    then:
    connector.findDependents(last.account) == []

    when: 'who is shut out'
    realm.user(colleague).update(new UserRepresentation(enabled: false))

    then:
    connector.findDependents(last.account).size() == 1
  }

  def "an application that may administer the realm is no administrator to ask (E: a leaver who is the last administrator)"() {
    given:
    def last = administrator()
    empowerHandback()

    expect:
    connector.findDependents(last.account).size() == 1
  }

  private Person administrator() {
    realm.hire().tap { realm.makeAdministrator(it) }
  }

  private void empowerHandback() {
    def application = realm.admin.clients().findByClientId('handback').first().with { realm.admin.clients().get(it.id).serviceAccountUser }
    def management = realm.admin.clients().findByClientId('realm-management').first().id
    realm.user(application.id).roles().clientLevel(management).add([realm.realmAdmin().toRepresentation()])
  }

  private void byGroup(Person person) {
    realm.admin.groups().add(new GroupRepresentation(name: 'administrators')).close()
    def group = realm.admin.groups().groups('administrators', 0, 1).first().id
    def management = realm.admin.clients().findByClientId('realm-management').first().id
    realm.admin.groups().group(group).roles().clientLevel(management).add([realm.realmAdmin().toRepresentation()])
    realm.user(person).joinGroup(group)
  }

  private String token(Person person) {
    realm.portal.signIn(person.account.name(), person.password.reveal()).access_token
  }

  private int administers(String token) {
    def request = HttpRequest.newBuilder(URI.create("${RunningKeycloak.url()}/admin/realms/$realm.name/users"))
        .header('Authorization', "Bearer $token").build()
    HttpClient.newHttpClient().withCloseable { it.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() }
  }
}
