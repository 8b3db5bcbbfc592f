package dev.handback.connector.keycloak

import dev.handback.connector.ConnectorException
import dev.handback.connector.ReadBack
import dev.handback.connector.Removal
import dev.handback.connector.Restoration
import dev.handback.connector.RestoresAccounts
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.Snapshot
import dev.handback.connector.contract.Contract
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.ItemKind
import org.keycloak.admin.client.CreatedResponseUtil
import org.keycloak.representations.idm.ClientRepresentation
import org.keycloak.representations.idm.PartialImportRepresentation
import org.keycloak.representations.idm.UserConsentRepresentation
import org.keycloak.representations.idm.UserRepresentation
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Clients of a vendor, a workload or an application, each an account of its own (T5, T10). */
class KeycloakClientSpec extends Specification {

  @Shared
  TestRealm realm = new TestRealm()

  @Shared
  @AutoCleanup
  KeycloakConnector connector = new KeycloakConnectorFactory().create(realm.config()) as KeycloakConnector

  String secret = 'before-' + UUID.randomUUID()
  String vendor = 'v-' + UUID.randomUUID()
  String clientId = 'paperclip-' + UUID.randomUUID()
  Secret replacement = Secret.of('Zx9!' + UUID.randomUUID())

  def "T5: a client that carries the subject's id is found with its secret, its roles and what people granted it; of people none is"() {
    given:
    register()

    expect:
    find().collectEntries { [it.kind(), it.name()] } == [
        (ItemKind.INTEGRATION): clientId, (ItemKind.SESSIONS): 'sessions and tokens', (ItemKind.CREDENTIAL): 'client-secret',
        (ItemKind.DELEGATION): "consents to $clientId".toString(), (ItemKind.ENTITLEMENT): 'role approver']
    find()*.account()*.name().unique() == [clientId]
    find(SubjectKind.WORKLOAD) == find()
    find(SubjectKind.EMPLOYEE) == []
  }

  def "T5: a client's old secret is refused by Keycloak itself once it is replaced, twice is as good as once, and no secret shows"() {
    given:
    register()
    assert grant(secret) == 200

    when:
    def answers = (1..2).collect { connector.replacePassword(item(ItemKind.CREDENTIAL).account(), replacement) }

    then:
    answers.every { it instanceof Removal.Removed }
    answers[0].how().contains('the old one is refused')
    !answers*.how().any { it.contains(secret) || it.contains(replacement.reveal()) }
    grant(secret) == 401
    grant(replacement.reveal()) == 200
    connector.signIn(item(ItemKind.CREDENTIAL).account(), Secret.of(secret)) instanceof SignIn.Refused
  }

  def "T5: a disabled client gets no token with the right secret, one that it got before is dead, and it is never deleted"() {
    given:
    register()
    def integration = item(ItemKind.INTEGRATION)
    def canary = (connector.signIn(integration.account(), Secret.of(secret)) as SignIn.Accepted).session()
    assert canary.alive()

    when:
    def answers = (1..2).collect { connector.disableIntegration(integration) }

    then:
    answers*.fingerprint().unique().size() == 1
    grant(secret) != 200
    !canary.alive()
    connector.readBack(integration) instanceof ReadBack.Gone
    connector.signIn(integration.account(), Secret.of(secret)) instanceof SignIn.Refused
    realm.admin.clients().findByClientId(clientId).size() == 1

    cleanup:
    canary?.close()
  }

  def "a token of the probe ends when it is closed"() {
    given:
    register()
    def session = (connector.signIn(item(ItemKind.INTEGRATION).account(), Secret.of(secret)) as SignIn.Accepted).session()
    assert session.alive()

    when:
    session.close()

    then:
    !session.alive()
  }

  def "T5: what people granted to a client is revoked from each of them, and nobody's other grants are"() {
    given:
    register()
    def other = register('other-' + UUID.randomUUID(), 'v-other')
    def people = (1..3).collect { consenting([clientId, other]) }
    def delegation = item(ItemKind.DELEGATION)
    assert connector.readBack(delegation) instanceof ReadBack.Present

    when:
    def answers = (1..2).collect { connector.revokeDelegation(delegation) }

    then:
    answers[0].how() == 'consents of 3 users revoked; none left'
    answers[1] instanceof Removal.AlreadyAbsent
    connector.readBack(delegation) instanceof ReadBack.Gone
    people.every { realm.user(it).consents*.clientId == [other] }
  }

  def "T10: the roles of a workload's client go, one by one"() {
    given:
    register()
    def role = item(ItemKind.ENTITLEMENT)

    expect:
    connector.readBack(role) instanceof ReadBack.Present
    connector.removeEntitlement(role) instanceof Removal.Removed
    connector.readBack(role) instanceof ReadBack.Gone
    connector.removeEntitlement(role) instanceof Removal.AlreadyAbsent
  }

  def "T10: offline tokens that people hold of a client end with its sessions, and their own single sign-on does not"() {
    given:
    register(clientId, vendor, [publicClient: true, serviceAccountsEnabled: false, consentRequired: false, directAccessGrantsEnabled: true])
    def person = realm.hire()
    def application = new TokenClient(RunningKeycloak.url(), realm.name, clientId)
    def offline = application.session(person.account.name(), person.password.reveal(), 'openid offline_access')
    def elsewhere = realm.portal.session(person.account.name(), person.password.reveal())
    def sessions = item(ItemKind.SESSIONS)
    assert offline.alive && elsewhere.alive && connector.readBack(sessions) instanceof ReadBack.Present

    when:
    def answer = connector.endSessions(sessions.account())

    then:
    answer instanceof Removal.Removed
    connector.readBack(sessions) instanceof ReadBack.Gone
    !offline.alive
    elsewhere.alive
  }

  def "a client that signs in with a key is a person's to replace, and it is disabled all the same"() {
    given:
    register(clientId, vendor, [clientAuthenticatorType: 'client-jwt'])

    expect:
    connector.replacePassword(item(ItemKind.CREDENTIAL).account(), replacement) instanceof Removal.NeedsPerson
    connector.signIn(item(ItemKind.INTEGRATION).account(), replacement) instanceof SignIn.NotTried
    connector.disableIntegration(item(ItemKind.INTEGRATION)) instanceof Removal.Removed
  }

  def "of a client that was deleted meanwhile everything is absent"() {
    given:
    register()
    def items = find().collect { Contract.item(it) }
    realm.admin.clients().get(realm.admin.clients().findByClientId(clientId).first().id).remove()
    def account = items.first().account()

    expect:
    connector.disableIntegration(items.first()) instanceof Removal.AlreadyAbsent
    connector.replacePassword(account, replacement) instanceof Removal.AlreadyAbsent
    connector.endSessions(account) instanceof Removal.AlreadyAbsent
    connector.signIn(account, replacement) instanceof SignIn.Refused
    items.every { connector.readBack(it) instanceof ReadBack.Gone }
    connector.enableAccount(account, new RestoresAccounts.Left(true, [])) instanceof Restoration.Irreversible
    connector.giveBack(items.find { it.kind() == ItemKind.ENTITLEMENT }) instanceof Restoration.Irreversible
  }

  def "without the right to manage clients it is denied, and nothing is believed done"() {
    given:
    register()
    def integration = item(ItemKind.INTEGRATION)
    mayManageClients(false)

    when:
    connector.disableIntegration(integration)

    then:
    thrown(ConnectorException.Denied)
    grant(secret) == 200

    cleanup:
    mayManageClients(true)
  }

  def "T13: a client that Handback disabled is enabled again with its roles, and nothing tells of it"() {
    given:
    register()
    def integration = item(ItemKind.INTEGRATION)
    def role = item(ItemKind.ENTITLEMENT)
    assert Snapshot.wasEnabled(integration)
    connector.removeEntitlement(role)
    def left = new RestoresAccounts.Left(true, [(connector.disableIntegration(integration) as Removal.Removed).fingerprint()])

    expect:
    connector.endSessions(integration.account()) instanceof Removal.Removed
    connector.enableAccount(integration.account(), left) instanceof Restoration.Restored
    connector.enableAccount(integration.account(), left) instanceof Restoration.AlreadyThere
    [connector.giveBack(role), connector.giveBack(role)]*.class == [Restoration.Restored, Restoration.AlreadyThere]
    connector.readBack(role) instanceof ReadBack.Present
    grant(secret) == 200
    client().attributes.employeeId == vendor
    !client().attributes.containsKey(Accounts.MARK)
  }

  def "T13: a client that somebody else disabled stays disabled: #moment"() {
    given:
    register()
    def integration = item(ItemKind.INTEGRATION)
    if (moment == 'before') switchOff()
    def answer = connector.disableIntegration(integration)
    if (moment == 'since') switchOff()

    expect:
    type.isInstance(answer)
    connector.enableAccount(integration.account(), new RestoresAccounts.Left(true, prints)) instanceof Restoration.NotOurs
    !client().enabled

    where:
    moment         | prints      || type
    'before'       | []          || Removal.AlreadyAbsent
    'since'        | []          || Removal.Removed
    'another mark' | ['another'] || Removal.Removed
  }

  private ClientRepresentation client() {
    realm.admin.clients().findByClientId(clientId).first()
  }

  /** As an administrator's own tool does it, which keeps no attribute that it does not know. */
  private void switchOff() {
    def client = client()
    client.enabled = false
    client.attributes[Accounts.MARK] = ''
    realm.admin.clients().get(client.id).update(client)
  }

  private void mayManageClients(boolean may) {
    def clients = realm.admin.clients()
    def management = clients.findByClientId('realm-management').first().id
    def role = clients.get(management).roles().get('manage-clients').toRepresentation()
    def ours = clients.get(clients.findByClientId('handback').first().id).serviceAccountUser.id
    def roles = realm.user(ours).roles().clientLevel(management)
    may ? roles.add([role]) : roles.remove([role])
  }

  private String register(String id = clientId, String of = vendor, Map<String, Object> changes = [:]) {
    def uuid = CreatedResponseUtil.getCreatedId(realm.admin.clients().create(new ClientRepresentation([
        clientId: id, secret: secret, publicClient: false, serviceAccountsEnabled: true, consentRequired: true,
        attributes: [employeeId: of]] + changes)))
    if (changes.serviceAccountsEnabled != false) {
      def user = realm.user(realm.admin.clients().get(uuid).serviceAccountUser.id)
      user.roles().realmLevel().add([realm.admin.roles().get('approver').toRepresentation()])
    }
    id
  }

  /** A consent can be granted in a browser only, or imported. */
  private consenting(List<String> clients) {
    def person = realm.hire()
    realm.admin.partialImport(new PartialImportRepresentation(ifResourceExists: 'OVERWRITE', users: [
        new UserRepresentation(username: person.account.name(), enabled: true, clientConsents: clients.collect {
          new UserConsentRepresentation(clientId: it, grantedClientScopes: ['profile'])
        })]))
    realm.admin.users().searchByUsername(person.account.name(), true).first().id
  }

  private int grant(String secret) {
    new TokenClient(RunningKeycloak.url(), realm.name, clientId).ownToken(secret).status as int
  }

  private find(SubjectKind kind = SubjectKind.VENDOR) {
    connector.findAccess(subject(kind))
  }

  private Subject subject(SubjectKind kind = SubjectKind.VENDOR) {
    new Subject(kind, vendor, null, 'Paperclip Inc.', null)
  }

  private AccessItem item(ItemKind kind) {
    Contract.item(find().find { it.kind() == kind })
  }
}
