package dev.handback.connector.keycloak;

import dev.handback.connector.Secret;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.AccessTokenResponse;

/** The OpenID Connect endpoints of one realm, used as one client. */
final class TokenEndpoint {

  private static final String TOKEN_REFUSED = "error=\"invalid_token\"";

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

  TokenReply clientCredentials(String scope) {
    return ask(form("client_credentials").param("scope", scope));
  }

  /** Whether Keycloak answers to this access token. */
  boolean serves(String accessToken) {
    return failures.translating(() -> {
      try (var response =
          protocol
              .path("userinfo")
              .request(MediaType.APPLICATION_JSON)
              .header(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken)
              .get()) {
        var challenge = response.getHeaderString(HttpHeaders.WWW_AUTHENTICATE);
        // a gateway's own 401 says nothing about the token (RFC 6750, 3.1)
        var refused =
            response.getStatus() == 401 && challenge != null && challenge.contains(TOKEN_REFUSED);
        if (response.getStatus() != 200 && !refused) {
          throw failures.ofStatus(response, ErrorBody.of(response));
        }
        return !refused;
      }
    });
  }

  /** Revokes a token (RFC 7009); of a client that is disabled nothing is left to revoke. */
  void revoke(String token) {
    send("revoke", client(new Form()).param("token", token));
  }

  TokenReply refresh(String refreshToken) {
    return ask(form("refresh_token").param("refresh_token", refreshToken));
  }

  /** Ends the session of this token; of one that is dead already nothing is left to end. */
  void logout(String refreshToken) {
    send("logout", client(new Form()).param("refresh_token", refreshToken));
  }

  private void send(String path, Form form) {
    failures.translating(() -> {
      try (var response = post(path, form)) {
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
