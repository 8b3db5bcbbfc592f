package dev.handback.connector.keycloak

import com.fasterxml.jackson.databind.ObjectMapper
import dev.handback.estate.Credentials
import dev.handback.estate.Keycloak
import dev.handback.estate.Launch
import java.nio.file.Path
import org.keycloak.admin.client.KeycloakBuilder
import org.keycloak.admin.client.resource.RealmResource
import org.keycloak.representations.idm.RealmRepresentation

/** One real Keycloak for all specs of this module, seen as its own administrator sees it. */
class RunningKeycloak {

  static final String SECRET = 'the-service-account-secret'

  @Lazy
  private static Keycloak server = Keycloak.start(Launch.in(Path.of('target/keycloak').toAbsolutePath()))

  @Lazy
  private static org.keycloak.admin.client.Keycloak admin = KeycloakBuilder.builder()
      .serverUrl(server.url().toString()).realm('master').clientId('admin-cli')
      .username(server.admin().user()).password(server.admin().password())
      .build()

  static URI url() {
    server.url()
  }

  static Credentials administrator() {
    server.admin()
  }

  /** A realm of its own for one spec: applications, roles, groups, and Handback's service account. */
  static RealmResource makeRealm(String name, Map<String, Object> changes = [:]) {
    def realm = new RealmRepresentation(
        realm: name, enabled: true, passwordPolicy: 'hashAlgorithm(pbkdf2-sha256) and hashIterations(1000)')
    def json = new ObjectMapper()
    json.updateValue(realm, json.readValue(DOCUMENT, Map) + changes)
    admin.realms().create(realm)
    admin.realm(name)
  }

  private static final String DOCUMENT = """
    {"components": {"org.keycloak.userprofile.UserProfileProvider": [{"providerId": "declarative-user-profile",
       "config": {"kc.user.profile.config": ["{\\"attributes\\": [{\\"name\\": \\"username\\"}, {\\"name\\": \\"email\\"}], \\"unmanagedAttributePolicy\\": \\"ADMIN_EDIT\\"}"]}}]},
     "clients": [
       {"clientId": "portal", "publicClient": true, "directAccessGrantsEnabled": true},
       {"clientId": "reports", "publicClient": true, "directAccessGrantsEnabled": true},
       {"clientId": "handback", "secret": "$SECRET", "serviceAccountsEnabled": true},
       {"clientId": "auditing", "secret": "$SECRET", "serviceAccountsEnabled": true},
       {"clientId": "blind", "secret": "$SECRET", "serviceAccountsEnabled": true},
       {"clientId": "users-only", "secret": "$SECRET", "serviceAccountsEnabled": true},
       {"clientId": "stranger", "secret": "$SECRET", "serviceAccountsEnabled": true}],
     "roles": {"realm": [{"name": "approver"}], "client": {"reports": [{"name": "editor"}]}},
     "groups": [{"name": "engineering", "subGroups": [{"name": "core"}]}],
     "users": [
       {"username": "service-account-handback", "enabled": true, "serviceAccountClientId": "handback",
         "clientRoles": {"realm-management": ["manage-users", "view-clients", "manage-clients", "impersonation"]}},
       {"username": "service-account-auditing", "enabled": true, "serviceAccountClientId": "auditing",
        "clientRoles": {"realm-management": ["manage-users", "view-clients", "view-events"]}},
       {"username": "service-account-blind", "enabled": true, "serviceAccountClientId": "blind",
        "clientRoles": {"realm-management": ["query-users", "query-groups"]}},
       {"username": "service-account-users-only", "enabled": true, "serviceAccountClientId": "users-only",
        "clientRoles": {"realm-management": ["manage-users"]}},
       {"username": "service-account-stranger", "enabled": true, "serviceAccountClientId": "stranger"}]}
    """
}
