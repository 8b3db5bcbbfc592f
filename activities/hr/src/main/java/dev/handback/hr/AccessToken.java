package dev.handback.hr;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.hr.ClientCredentials;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token by client credentials, kept until shortly before it expires. */
final class AccessToken {
  private static final Duration EARLY = Duration.ofSeconds(30);

  private final ClientCredentials credentials;
  private final SecretReferences secrets;
  private final Duration timeout;
  private final Clock clock;
  private @Nullable String token;
  private Instant expires = Instant.EPOCH;

  AccessToken(
      ClientCredentials credentials, SecretReferences secrets, Duration timeout, Clock clock) {
    this.credentials = credentials;
    this.secrets = secrets;
    this.timeout = timeout;
    this.clock = clock;
  }

  synchronized String current() throws NoAnswer {
    var known = token;
    return known == null || !clock.instant().isBefore(expires) ? renewed() : known;
  }

  /** The API does not take it any more. */
  synchronized void forget(String refused) {
    if (refused.equals(token)) {
      token = null;
    }
  }

  private String renewed() throws NoAnswer {
    var asked = clock.instant();
    var granted = request().getTokens().getAccessToken();
    token = granted.getValue();
    expires = asked.plusSeconds(granted.getLifetime()).minus(EARLY);
    return granted.getValue();
  }

  private com.nimbusds.oauth2.sdk.AccessTokenResponse request() throws NoAnswer {
    var client =
        new ClientSecretBasic(
            new ClientID(credentials.clientId()),
            new Secret(secrets.resolve(credentials.clientSecret()).reveal()));
    var http =
        new TokenRequest.Builder(credentials.tokenUrl(), client, new ClientCredentialsGrant())
            .scope(Scope.parse(credentials.scope()))
            .build()
            .toHTTPRequest();
    http.setFollowRedirects(false);
    http.setConnectTimeout((int) timeout.toMillis());
    http.setReadTimeout((int) timeout.toMillis());
    try {
      var answer = TokenResponse.parse(http.send());
      if (answer.indicatesSuccess()) {
        return answer.toSuccessResponse();
      }
      var error = answer.toErrorResponse().getErrorObject();
      throw new NoAnswer("it gave no token: " + error.getHTTPStatusCode() + " " + error.getCode());
    } catch (IOException | ParseException failure) {
      throw new NoAnswer("it gave no token: " + failure.getClass().getSimpleName());
    }
  }
}
