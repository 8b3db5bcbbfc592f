package dev.handback.connector.keycloak;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a token endpoint answers. */
sealed interface TokenReply {

  /** {@code refreshToken} is null for a service account. */
  record Granted(String accessToken, @Nullable String refreshToken, Duration lifetime)
      implements TokenReply {

    @Override
    public String toString() {
      return "Granted[***]";
    }
  }

  /** OAuth's {@code error} and {@code error_description} (RFC 6749, 5.2). */
  record Refused(String error, String description) implements TokenReply {

    String words() {
      return description.isEmpty() ? error : error + ": " + description;
    }
  }
}
