package dev.handback.demo.leaver;

import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import java.util.List;
import java.util.Map;

/** Keycloak: the password, a session's refresh token, and an offline token that outlives it. */
record KeycloakDoor(Outsider.Keys keys, String refreshToken, String offlineToken)
    implements Outsider.Door {

  static KeycloakDoor open(Outsider.Keys keys) {
    return new KeycloakDoor(keys, token(keys, "openid"), token(keys, "openid offline_access"));
  }

  @Override
  public List<Try> again() {
    return List.of(
        tried("Keycloak, the old password", password(keys, "openid")),
        tried("Keycloak, a refresh token from before", refresh(refreshToken)),
        tried("Keycloak, an offline token from before", refresh(offlineToken)));
  }

  @Override
  public void close() {
    // A refused token needs no end, and one that still works is what the person is told about.
  }

  private static Try tried(String what, Web.Answer answer) {
    String words =
        answer.json().path("error_description").asText(answer.ok() ? "a token" : answer.text());
    return new Try(what, answer.ok(), answer.status() + " " + words);
  }

  private static String token(Outsider.Keys keys, String scope) {
    Web.Answer answer = password(keys, scope);
    if (!answer.ok()) {
      throw new EstateException("Keycloak does not let " + keys + " in: " + answer.text());
    }
    return answer.json().path("refresh_token").asText();
  }

  private static Web.Answer password(Outsider.Keys keys, String scope) {
    return Web.postForm(
        keys.tokenEndpoint(),
        Map.of(
            "grant_type", "password",
            "client_id", keys.clientId(),
            "username", keys.username(),
            "password", keys.password(),
            "scope", scope));
  }

  private Web.Answer refresh(String token) {
    return Web.postForm(
        keys.tokenEndpoint(),
        Map.of(
            "grant_type", "refresh_token", "client_id", keys.clientId(), "refresh_token", token));
  }
}
