package dev.handback.connector.scim;

import dev.handback.connector.estate.TargetConfig;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Shows Handback's own credential: a bearer token, or name and password where a name is given. */
record OwnCredentials(TargetConfig config) implements ClientRequestFilter {

  @Override
  public void filter(ClientRequestContext request) {
    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, header());
  }

  private String header() {
    var secret = config.secret().reveal();
    if (config.username().isEmpty()) {
      return "Bearer " + secret;
    }
    var pair = (config.username() + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
