package dev.handback.api.oidc

import com.fasterxml.jackson.databind.ObjectMapper
import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.JWSSigner
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.jwk.RSAKey
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.SignedJWT
import dev.handback.api.Stack
import dev.handback.estate.Keycloak
import dev.handback.estate.Launch
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

/** A real Keycloak with a realm of one spec's own, whose signing key we know: forgeries can be as good as can be. */
class TestProvider {
  static final String PASSWORD = "Correct-horse-9"
  static final String SECRET = "the-secret-of-the-pages"
  private static final HttpClient HTTP = HttpClient.newHttpClient()
  private static final ObjectMapper JSON = new ObjectMapper()

  @Lazy
  private static Keycloak server = Keycloak.start(Launch.in(Stack.DIR.resolve("keycloak")))

  final String realm
  final RSAKey key = new RSAKeyGenerator(2048).generate()

  TestProvider(String realm) { this.realm = realm }

  URI getIssuer() { URI.create("${server.url()}/realms/$realm") }

  /** What the api has to be told. */
  Map<String, Object> settings() {
    ["handback.sign-in.users": "", "handback.sign-in.oidc.issuer": issuer.toString(), "handback.sign-in.oidc.client-id": "console",
     "handback.sign-in.oidc.client-secret": "file:" + Stack.write("client-secret", SECRET), "handback.sign-in.oidc.audience": "handback",
     "handback.sign-in.oidc.person-id-claim": "employeeId"] + Stack.ROLES.collectEntries { ["handback.sign-in.oidc.roles.$it".toString(), ["/handback/$it".toString()]] }
  }

  /** The realm, with the pages of the api at this address. */
  TestProvider make(URI api) {
    administer("POST", "", document(api))
    this
  }

  /** An administrator signs somebody out, everywhere. */
  void signOut(String user) {
    def id = JSON.readValue(administer("GET", "/$realm/users?exact=true&username=$user"), List).first().id
    administer("POST", "/$realm/users/$id/logout")
  }

  private String administer(String method, String path, Object body = null) {
    def admin = ask(URI.create("${server.url()}/realms/master/protocol/openid-connect/token"), [grant_type: "password", client_id: "admin-cli", username: server.admin().user(), password: server.admin().password()])
    def request = HttpRequest.newBuilder(URI.create("${server.url()}/admin/realms$path")).header("Authorization", "Bearer $admin.access_token").header("Content-Type", "application/json")
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build()
    def answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString())
    assert answer.statusCode() in 200..204: answer.body()
    answer.body()
  }

  /** All that Keycloak answers to a password: access token, ID token, refresh token. */
  Map tokens(String user, String client = "console") {
    def secret = client == "console" ? [client_secret: SECRET] : [:]
    def answer = ask(URI.create("$issuer/protocol/openid-connect/token"), [grant_type: "password", client_id: client, username: user, password: PASSWORD, scope: "openid"] + secret)
    assert answer.access_token: answer
    answer
  }

  /** A token as the realm could have made it, or nearly. */
  String signed(Map claims, JWSSigner signer = new RSASSASigner(key), JWSAlgorithm algorithm = JWSAlgorithm.RS256, String type = "JWT") {
    def set = new JWTClaimsSet.Builder()
    claims.each { name, value -> set.claim(name.toString(), value) }
    def token = new SignedJWT(new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type)).build(), set.build())
    token.sign(signer)
    token.serialize()
  }

  private static Map ask(URI at, Map<String, String> form) {
    def body = form.collect { name, value -> "$name=${URLEncoder.encode(value.toString(), 'UTF-8')}" }.join("&")
    def request = HttpRequest.newBuilder(at).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)).build()
    JSON.readValue(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body(), Map)
  }

  private Map document(URI api) {
    def mapper = { name, type, config -> [name: name, protocol: "openid-connect", protocolMapper: type, config: config.collectEntries { k, v -> [k.toString(), v.toString()] }] }
    def everywhere = ["access.token.claim": true, "id.token.claim": true]
    def groups = mapper("groups", "oidc-group-membership-mapper", ["claim.name": "groups", "full.path": true] + everywhere)
    def employee = mapper("employee", "oidc-usermodel-attribute-mapper", ["claim.name": "employeeId", "user.attribute": "employeeId", "jsonType.label": "String"] + everywhere)
    def audience = mapper("audience", "oidc-audience-mapper", ["included.custom.audience": "handback", "access.token.claim": true])
    def profile = '{"attributes": [{"name": "username"}, {"name": "email"}], "unmanagedAttributePolicy": "ADMIN_EDIT"}'
    def pem = "-----BEGIN PRIVATE KEY-----\n" + key.toPrivateKey().encoded.encodeBase64(true) + "-----END PRIVATE KEY-----"
    [realm: realm, enabled: true, passwordPolicy: "hashAlgorithm(pbkdf2-sha256) and hashIterations(1000)",
     components: ["org.keycloak.userprofile.UserProfileProvider": [[providerId: "declarative-user-profile", config: ["kc.user.profile.config": [profile]]]],
                  "org.keycloak.keys.KeyProvider": [[name: "known", providerId: "rsa", config: [priority: ["200"], algorithm: ["RS256"], privateKey: [pem]]]]],
     clients: [[clientId: "console", secret: SECRET, directAccessGrantsEnabled: true, redirectUris: ["$api/console/sign-in/callback".toString()],
                attributes: ["pkce.code.challenge.method": "S256", "post.logout.redirect.uris": "$api/console/signed-out".toString(),
                             "backchannel.logout.url": "$api/sign-in/back-channel-logout".toString(), "backchannel.logout.session.required": "true"], protocolMappers: [groups, employee, audience]],
               [clientId: "elsewhere", publicClient: true, directAccessGrantsEnabled: true, protocolMappers: [groups]]],
     groups: [[name: "handback", subGroups: Stack.ROLES.collect { [name: it] }]],
     users: Stack.ROLES.collect { person(it, [it]) } + [person("insider", Stack.ROLES, [employeeId: ["e-oidc-insider"]]), person("visitor", []), person("claimant", ["app-owner"], [:], false)]]
  }

  private static Map person(String name, List<String> roles, Map attributes = [:], boolean verified = true) {
    [username: name, email: "$name@example.com".toString(), emailVerified: verified, enabled: true, attributes: attributes, groups: roles.collect { "/handback/$it".toString() },
     credentials: [[type: "password", value: PASSWORD, temporary: false]]]
  }
}
