package dev.handback.connector.keycloak

import com.fasterxml.jackson.databind.ObjectMapper
import dev.handback.connector.contract.OpenSession
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

/** An application that signs people in, written without any part of the connector. */
class TokenClient {

  private static final ObjectMapper JSON = new ObjectMapper()
  private static final HttpClient HTTP = HttpClient.newHttpClient()

  private final URI realm
  private final String clientId

  TokenClient(URI url, String realm, String clientId) {
    this.realm = URI.create("$url/realms/$realm/protocol/openid-connect/")
    this.clientId = clientId
  }

  /** The answer, as Keycloak gives it, with its status added. */
  Map<String, Object> signIn(String username, String password, String scope = 'openid') {
    token(grant_type: 'password', username: username, password: password, scope: scope)
  }

  /** A session, and where the scope says so one by offline token, that lives outside of all Handback. */
  OpenSession session(String username, String password, String scope = 'openid') {
    def refreshToken = signIn(username, password, scope).refresh_token as String
    [
      isAlive: { refresh(refreshToken).status == 200 },
      close: { post('logout', [refresh_token: refreshToken]) },
    ] as OpenSession
  }

  Map<String, Object> refresh(String refreshToken) {
    token(grant_type: 'refresh_token', refresh_token: refreshToken)
  }

  /** What a service gets for itself. */
  Map<String, Object> ownToken(String secret) {
    token(grant_type: 'client_credentials', client_secret: secret)
  }

  private Map<String, Object> token(Map<String, String> form) {
    post('token', form)
  }

  private Map<String, Object> post(String path, Map<String, String> form) {
    def body = (form + [client_id: clientId]).collect { k, v -> "$k=${URLEncoder.encode(v, 'UTF-8')}" }.join('&')
    def request = HttpRequest.newBuilder(realm.resolve(path))
        .header('Content-Type', 'application/x-www-form-urlencoded')
        .POST(HttpRequest.BodyPublishers.ofString(body)).build()
    def answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString())
    (answer.body() ? JSON.readValue(answer.body(), Map) : [:]) + [status: answer.statusCode()]
  }
}
