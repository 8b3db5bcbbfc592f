package dev.handback.estate

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class KeycloakSpec extends Specification {
  @TempDir Path dir
  Keycloak server

  def cleanup() {
    server?.close()
  }

  def "the generated administrator signs in, and what he made is there after the server is killed"() {
    given:
    server = Keycloak.start(Launch.in(dir.resolve("keycloak")))

    expect: "a wrong password is refused"
    signIn(new Credentials("admin", "wrong")).body().contains("invalid_grant")

    when:
    def created = post("/admin/realms", "application/json", '{"realm":"staff","enabled":true}', token())
    def url = server.url()
    server.kill()
    server = Keycloak.start(Launch.in(dir.resolve("keycloak")))

    then:
    created.statusCode() == 201
    server.url() == url
    "$url/realms/staff".toURL().text.contains('"realm":"staff"')
    token() != null
  }

  private String token() {
    (signIn(server.admin()).body() =~ /"access_token":"([^"]+)"/)[0][1]
  }

  private signIn(Credentials who) {
    def form = "grant_type=password&client_id=admin-cli&username=${who.user()}&password=${who.password()}"
    post(server.tokenEndpoint("master").path, "application/x-www-form-urlencoded", form, null)
  }

  private post(String path, String type, String body, String token) {
    def request = HttpRequest.newBuilder(server.url().resolve(path)).header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body))
    if (token != null) {
      request.header("Authorization", "Bearer $token")
    }
    HttpClient.newHttpClient().withCloseable { it.send(request.build(), BodyHandlers.ofString()) }
  }
}
