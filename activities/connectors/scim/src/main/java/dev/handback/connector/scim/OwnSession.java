package dev.handback.connector.scim;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.SignIn;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** A session that the probe opened. */
final class OwnSession implements SignIn.LiveSession {
  private final ScimHttp http;
  private final ScimSettings.SignInPaths paths;
  private final String authorization;

  OwnSession(ScimHttp http, ScimSettings.SignInPaths paths, String token) {
    this.http = http;
    this.paths = paths;
    this.authorization = "Bearer " + token;
  }

  @Override
  public boolean alive() {
    return http.within(() -> {
      try (var answer =
          http.people(paths.me())
              .request(MediaType.APPLICATION_JSON)
              .header(HttpHeaders.AUTHORIZATION, authorization)
              .get()) {
        return switch (answer.getStatus()) {
          case 200 -> true;
          case 401, 403 -> false;
          default ->
              throw new ConnectorException.Misconfigured(
                  "GET %s answered %d".formatted(paths.me().getPath(), answer.getStatus()), null);
        };
      }
    });
  }

  @Override
  public void close() {
    http.within(() -> {
      // Any answer will do: a session that is over already needs no end.
      try (var answer =
          http.people(paths.signOut())
              .request()
              .header(HttpHeaders.AUTHORIZATION, authorization)
              .post(Entity.json("{}"))) {
        return answer.getStatus();
      }
    });
  }
}
