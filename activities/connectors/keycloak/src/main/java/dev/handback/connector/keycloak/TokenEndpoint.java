package dev.handback.connector.keycloak;

import dev.handback.connector.Secret;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.AccessTokenResponse;

/** The OpenID Connect endpoints of one realm, used as one client. */
final class TokenEndpoint {

  private final WebTarget protocol;
  private final String clientId;
  private final @Nullable Secret clientSecret;
  private final Failures failures;

  TokenEndpoint(
      WebTarget realm, String clientId, @Nullable Secret clientSecret, Failures failures) {
    this.protocol = realm.path("protocol/openid-connect");
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.failures = failures;
  }

  TokenReply password(String username, Secret password, String scope) {
    return ask(
        form("password")
            .param("username", username)
            .param("password", password.reveal())
            .param("scope", scope));
  }

  TokenReply clientCredentials() {
    return ask(form("client_credentials"));
  }

  TokenReply refresh(String refreshToken) {
    return ask(form("refresh_token").param("refresh_token", refreshToken));
  }

  /** Ends the session of this token; of one that is dead already nothing is left to end. */
  void logout(String refreshToken) {
    var form = client(new Form()).param("refresh_token", refreshToken);
    failures.translating(() -> {
      try (var response = post("logout", form)) {
        return response.getStatus() < 400 ? response.getStatus() : refusal(response);
      }
    });
  }

  private TokenReply ask(Form form) {
    return failures.translating(() -> {
      try (var response = post("token", form)) {
        return response.getStatus() == 200 ? granted(response) : refusal(response);
      }
    });
  }

  private Response post(String path, Form form) {
    return protocol.path(path).request(MediaType.APPLICATION_JSON).post(Entity.form(form));
  }

  private static TokenReply granted(Response response) {
    var answer = response.readEntity(AccessTokenResponse.class);
    return new TokenReply.Granted(
        answer.getToken(), answer.getRefreshToken(), Duration.ofSeconds(answer.getExpiresIn()));
  }

  /** A refusal in OAuth's own words; anything else is a failure. */
  private TokenReply refusal(Response response) {
    var said = ErrorBody.of(response);
    var status = response.getStatus();
    if ((status == 400 || status == 401) && !said.error().isEmpty()) {
      return new TokenReply.Refused(said.error(), said.description());
    }
    throw failures.ofStatus(response, said);
  }

  private Form form(String grantType) {
    return client(new Form().param("grant_type", grantType));
  }

  private Form client(Form form) {
    form.param("client_id", clientId);
    return clientSecret == null ? form : form.param("client_secret", clientSecret.reveal());
  }
}
