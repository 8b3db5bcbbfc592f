package dev.handback.connector.scim

import dev.handback.connector.Secret
import dev.handback.connector.contract.OpenSession
import dev.handback.connector.estate.TargetConfig
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.access.TargetId
import dev.handback.scimapp.ScimApp
import dev.handback.scimapp.ScimAppOptions
import dev.handback.scimapp.ScimToken
import dev.handback.scimapp.seat.SeatPool
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** The real application, and its administrator and its people, none of them through the connector. */
class AtelierTarget implements Closeable {
  static final String SEAT = 'urn:ietf:params:scim:schemas:extension:atelier:2.0:Seat'
  static final String TOKEN = 'contract-scim-token'

  private final Path folder = Files.createTempDirectory('atelier')
  private ScimApp app
  private final HttpClient http = HttpClient.newHttpClient()

  AtelierTarget() {
    start(0)
  }

  /** Stops it and starts it again at the same address: whoever kept a connection finds it broken. */
  void restart() {
    def port = app.baseUrl().port
    app.close()
    start(port)
  }

  private void start(int port) {
    app = ScimApp.start(ScimAppOptions.of(folder, new ScimToken(TOKEN))
        .withPort(port)
        .withSeatPools(SeatPool.parse('designer:1000:45.00:EUR,viewer:1000:9.00:EUR'))
        .withPasswordIterations(100)
        .withFaults(true))
  }

  TargetConfig config() {
    new TargetConfig(
        new TargetId('atelier'), 'scim', URI.create("${app.baseUrl()}/scim/v2"), '', Secret.of(TOKEN),
        CorrelateBy.SUBJECT_ID, Duration.ofSeconds(5),
        [signIn: '/sign-in', me: '/me', signOut: '/sign-out', seat: "$SEAT:sku".toString(),
         lastSignIn: 'urn:ietf:params:scim:schemas:extension:atelier:2.0:Activity:lastSignIn'],
        [new TargetConfig.SeatPrice('designer', 40.00, 'EUR')])
  }

  /** Makes a user; the answer is what the application shows of it. */
  Map create(Map attributes) {
    json(scim('POST', '/Users', [schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', SEAT]] + attributes), 201)
  }

  Map user(String id) {
    json(scim('GET', "/Users/$id"), 200)
  }

  void delete(String id) {
    assert scim('DELETE', "/Users/$id").statusCode() in [204, 404]
  }

  void rename(String id, String userName) {
    replace(id, 'userName', userName)
  }

  void deactivate(String id) {
    replace(id, 'active', false)
  }

  private void replace(String id, String path, Object value) {
    def operation = [op: 'replace', path: path, value: value]
    json(scim('PATCH', "/Users/$id",
        [schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation]]), 200)
  }

  int used(String sku) {
    json(scim('GET', "/SeatPools/$sku"), 200).used
  }

  void fault(Map plan) {
    assert send('POST', '/faults', plan, null).statusCode() == 204
  }

  boolean letsIn(String userName, String password) {
    def answer = signIn(userName, password)
    if (answer.statusCode() == 200) {
      send('POST', '/sign-out', null, json(answer, 200).token as String)
    }
    answer.statusCode() == 200
  }

  OpenSession open(String userName, String password) {
    def token = json(signIn(userName, password), 200).token as String
    new OpenSession() {
      @Override
      boolean isAlive() {
        send('GET', '/me', null, token).statusCode() == 200
      }

      @Override
      void close() {
        send('POST', '/sign-out', null, token)
      }
    }
  }

  private HttpResponse<String> signIn(String userName, String password) {
    send('POST', '/sign-in', [userName: userName, password: password], null)
  }

  private HttpResponse<String> scim(String method, String path, Object body = null) {
    send(method, "/scim/v2$path", body, TOKEN)
  }

  private HttpResponse<String> send(String method, String path, Object body, String token) {
    def content = body == null
        ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(JsonOutput.toJson(body))
    def request = HttpRequest.newBuilder(URI.create(app.baseUrl().toString() + path))
        .method(method, content).header('Content-Type', 'application/json')
    if (token != null) {
      request.header('Authorization', "Bearer $token")
    }
    http.send(request.build(), HttpResponse.BodyHandlers.ofString())
  }

  private static Map json(HttpResponse<String> answer, int expected) {
    assert answer.statusCode() == expected: answer.body()
    new JsonSlurper().parseText(answer.body()) as Map
  }

  @Override
  void close() {
    http.close()
    app.close()
    folder.toFile().deleteDir()
  }
}
