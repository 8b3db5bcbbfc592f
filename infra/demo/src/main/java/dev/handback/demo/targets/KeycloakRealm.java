package dev.handback.demo.targets;

import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import dev.handback.estate.Keycloak;
import java.util.Map;

/** Makes the demo's realm, whole, in one request: Keycloak takes all of it or nothing. */
record KeycloakRealm(Keycloak server) {
  private static final int CONFLICT = 409;

  /** A realm that is there stays as it is. */
  void ensure(RealmDocument document) {
    Web.Answer answer =
        Web.postJson(server.url() + "/admin/realms", adminToken(), document.json().toString());
    if (!answer.ok() && answer.status() != CONFLICT) {
      throw new EstateException("Keycloak does not take the demo's realm: " + answer.text());
    }
  }

  private String adminToken() {
    Web.Answer answer =
        Web.postForm(
            server.tokenEndpoint("master").toString(),
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                server.admin().user(),
                "password",
                server.admin().password()));
    if (!answer.ok()) {
      throw new EstateException("Keycloak refuses its administrator: " + answer.text());
    }
    return answer.json().path("access_token").asText();
  }
}
