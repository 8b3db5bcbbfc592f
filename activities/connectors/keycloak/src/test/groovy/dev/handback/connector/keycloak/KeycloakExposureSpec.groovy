package dev.handback.connector.keycloak

import dev.handback.connector.Removal
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.contract.Contract
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import org.keycloak.admin.client.CreatedResponseUtil
import org.keycloak.representations.idm.ClientRepresentation
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Who may look at clients in Keycloak's console reads their secrets (S2). */
class KeycloakExposureSpec extends Specification {

  @Shared
  TestRealm realm = new TestRealm()

  @Shared
  @AutoCleanup
  KeycloakConnector connector = new KeycloakConnectorFactory().create(realm.config()) as KeycloakConnector

  String secret = 'before-' + UUID.randomUUID()
  String clientId = 'build-' + UUID.randomUUID()

  def "who holds #role can read every confidential client's secret, and who does not can read none (S2)"() {
    given:
    register()
    def person = realm.hire()

    expect:
    connector.exposedTo(person.account) == []

    when:
    give(person.account, role)

    then:
    connector.exposedTo(person.account)*.name().contains(clientId)
    !connector.exposedTo(person.account)*.name().any { it in ['account', 'admin-cli', 'broker', 'realm-management'] }

    where:
    role << ['view-clients', 'manage-clients', 'realm-admin']
  }

  def "a right that comes by a group or a composite role counts, one to look at users does not (S2)"() {
    given:
    register()
    def (reader, other) = [realm.hire(), realm.hire()]
    give(other.account, 'view-users')
    def group = CreatedResponseUtil.getCreatedId(realm.admin.groups().add(new org.keycloak.representations.idm.GroupRepresentation(name: 'g-' + UUID.randomUUID())))
    realm.admin.groups().group(group).roles().clientLevel(management()).add([role('view-clients')])
    realm.user(reader.account.id()).joinGroup(group)

    expect:
    connector.exposedTo(reader.account)*.name().contains(clientId)
    connector.exposedTo(other.account) == []
  }

  def "the secret that was read is refused by Keycloak once it is replaced, and no answer shows one (S2)"() {
    given:
    register()
    def holder = holder()
    def replacement = Secret.of('Zx9!' + UUID.randomUUID())
    assert connector.secretOf(holder).get().reveal() == secret
    assert grant(secret) == 200

    when:
    def answer = connector.replacePassword(holder, replacement) as Removal.Removed

    then:
    connector.secretOf(holder).get().reveal() == replacement.reveal()
    connector.signIn(holder, Secret.of(secret)) instanceof SignIn.Refused
    grant(secret) == 401
    !answer.how().contains(secret) && !answer.how().contains(replacement.reveal())
  }

  def "the client that Handback itself signs in as is a person's to rotate (S2)"() {
    given:
    def ours = realm.admin.clients().findByClientId(KeycloakSettings.of(realm.config()).admin().clientId())

    expect:
    ours.every { connector.replacePassword(ClientAccount.ref(it), Secret.of('Zx9!' + UUID.randomUUID())) instanceof Removal.NeedsPerson }
  }

  def "what only a greater administrator may take away is a person's, and everything else goes on (S4, E: an administrator)"() {
    given:
    def person = realm.hire()
    give(person.account, 'realm-admin')
    def held = connector.findAccess(person.subject).findAll { it.kind() == ItemKind.ENTITLEMENT }
    def admin = held.find { it.name().contains('realm-admin') }

    expect:
    connector.removeEntitlement(Contract.item(admin)) instanceof Removal.NeedsPerson
    held.findAll { it != admin }.every { connector.removeEntitlement(Contract.item(it)) instanceof Removal.Removed }
  }

  private void register() {
    def client = new ClientRepresentation(clientId: clientId, secret: secret, serviceAccountsEnabled: true, standardFlowEnabled: false)
    CreatedResponseUtil.getCreatedId(realm.admin.clients().create(client))
  }

  private AccountRef holder() {
    ClientAccount.ref(realm.admin.clients().findByClientId(clientId).first())
  }

  private String management() {
    realm.admin.clients().findByClientId('realm-management').first().id
  }

  private role(String name) {
    realm.admin.clients().get(management()).roles().get(name).toRepresentation()
  }

  private void give(AccountRef account, String name) {
    realm.user(account.id()).roles().clientLevel(management()).add([role(name)])
  }

  private int grant(String with) {
    new TokenClient(RunningKeycloak.url(), realm.name, clientId).ownToken(with).status as int
  }
}
