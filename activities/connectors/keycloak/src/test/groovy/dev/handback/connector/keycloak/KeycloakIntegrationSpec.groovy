package dev.handback.connector.keycloak

import com.fasterxml.jackson.databind.json.JsonMapper
import dev.handback.connector.ReadBack
import dev.handback.connector.Removal
import dev.handback.connector.Restoration
import dev.handback.connector.contract.Contract
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.ItemKind
import org.keycloak.admin.client.CreatedResponseUtil
import org.keycloak.representations.idm.ClientRepresentation
import org.keycloak.representations.idm.ProtocolMapperRepresentation
import org.keycloak.representations.idm.RoleRepresentation
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What other applications have of one that is retired (T6): the tokens of a real client, before and after. */
class KeycloakIntegrationSpec extends Specification {

  @Shared
  TestRealm realm = new TestRealm()

  @Shared
  @AutoCleanup
  KeycloakConnector connector = new KeycloakConnectorFactory().create(realm.config()) as KeycloakConnector

  String application = 'app-' + UUID.randomUUID()
  String crm = 'crm-' + UUID.randomUUID()
  String secret = 'secret-' + UUID.randomUUID()

  def setup() {
    def retired = client(application, [attributes: [employeeId: application]])
    realm.admin.clients().get(retired).roles().create(new RoleRepresentation('publisher', null, false))
    def other = client(crm, [secret: secret, serviceAccountsEnabled: true])
    def role = realm.admin.clients().get(retired).roles().get('publisher').toRepresentation()
    realm.user(realm.admin.clients().get(other).serviceAccountUser.id).roles().clientLevel(retired).add([role])
    realm.admin.clients().get(other).protocolMappers.createMapper(new ProtocolMapperRepresentation(name: 'for the application', protocol: 'openid-connect',
        protocolMapper: 'oidc-audience-mapper', config: ['included.client.audience': application, 'access.token.claim': 'true'])).close()
  }

  def "T6: what another client has of a retired application is found, its roles and its audience, and of other applications nothing"() {
    expect:
    integrations().collectEntries { [it.name(), it.account().name()] } == [
        ("role publisher of $application".toString()): crm, ("audience $application in its tokens".toString()): crm]
    connector.findAccess(new Subject(SubjectKind.APPLICATION, 'another', null, 'Another', null)) == []
  }

  def "T6: a client's tokens are no good at the retired application any more, and the client works on"() {
    given:
    assert claims().aud.contains(application)
    assert claims().resource_access[application].roles == ['publisher']

    when:
    def answers = integrations().collect { [connector.removeEntitlement(it), connector.removeEntitlement(it)] }

    then:
    answers.every { it[0] instanceof Removal.Removed && it[1] instanceof Removal.AlreadyAbsent }
    !claims().aud.toString().contains(application)
    claims().resource_access?.get(application) == null
    integrations() == []
  }

  def "T6, T13: what was taken of an integration is given back as it was"() {
    given:
    def items = integrations()
    items.each { connector.removeEntitlement(it) }
    assert items.every { connector.readBack(it) instanceof ReadBack.Gone }

    when:
    def answers = items.collect { [connector.giveBack(it), connector.giveBack(it)] }

    then:
    answers.every { it[0] instanceof Restoration.Restored && it[1] instanceof Restoration.AlreadyThere }
    items.every { connector.readBack(it) instanceof ReadBack.Present }
    claims().aud.contains(application)
    claims().resource_access[application].roles == ['publisher']
  }

  private List<AccessItem> integrations() {
    connector.findAccess(new Subject(SubjectKind.APPLICATION, application, null, 'The application', null))
        .findAll { it.account().name() == crm }.each { assert it.kind() == ItemKind.ENTITLEMENT }.collect { Contract.item(it) }
  }

  /** Of a token that the other client gets for itself. */
  private Map<String, Object> claims() {
    def answer = new TokenClient(RunningKeycloak.url(), realm.name, crm).ownToken(secret)
    new JsonMapper().readValue(Base64.urlDecoder.decode((answer.access_token as String).split('[.]')[1]), Map)
  }

  private String client(String id, Map<String, Object> with) {
    CreatedResponseUtil.getCreatedId(realm.admin.clients().create(new ClientRepresentation([clientId: id, publicClient: false] + with)))
  }
}
