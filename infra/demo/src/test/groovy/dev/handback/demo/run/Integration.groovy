package dev.handback.demo.run

import com.fasterxml.jackson.databind.json.JsonMapper
import dev.handback.demo.web.Web

/** A program of another application that Keycloak lets use one that ends: by a role of it, and by its name in the audience of its tokens. */
class Integration {
  private static final JsonMapper JSON = new JsonMapper()
  private static final String SECRET = 'reports-' + UUID.randomUUID()

  private final String application
  private final String tokenEndpoint

  private Integration(String application, String tokenEndpoint) {
    this.application = application
    this.tokenEndpoint = tokenEndpoint
  }

  /** Made as Keycloak's administrator makes it. */
  static Integration between(String program, String application, String realm, String administrator) {
    def web = client(realm, administrator, [clientId: "$application-web".toString(), attributes: [employeeId: application]])
    Web.postJson("$realm/clients/$web/roles", administrator, '{"name": "publisher"}')
    def other = client(realm, administrator, [clientId: program, secret: SECRET, serviceAccountsEnabled: true, protocolMappers: [
        [name: application, protocol: 'openid-connect', protocolMapper: 'oidc-audience-mapper',
         config: ['included.client.audience': "$application-web".toString(), 'access.token.claim': 'true']]]])
    def user = Web.get("$realm/clients/$other/service-account-user", administrator).json().path('id').asText()
    def role = Web.get("$realm/clients/$web/roles/publisher", administrator).text()
    assert Web.postJson("$realm/users/$user/role-mappings/clients/$web", administrator, "[$role]").ok()
    new Integration(application, realm.replace('/admin/realms/', '/realms/') + '/protocol/openid-connect/token')
  }

  /** Whether the program's own token is good at the application; that it gets one at all is taken for granted. */
  boolean works(String program) {
    def token = Web.postForm(tokenEndpoint, [grant_type: 'client_credentials', client_id: program, client_secret: SECRET]).json().path('access_token').asText()
    def claims = JSON.readValue(Base64.urlDecoder.decode(token.split('[.]')[1]), Map)
    claims.aud.toString().contains("$application-web") || claims.resource_access?.get("$application-web".toString())
  }

  private static String client(String realm, String administrator, Map<String, Object> client) {
    assert Web.postJson("$realm/clients", administrator, JSON.writeValueAsString(client)).status() == 201
    Web.get("$realm/clients?clientId=$client.clientId", administrator).json().path(0).path('id').asText()
  }
}
