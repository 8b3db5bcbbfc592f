package dev.handback.sharedsignals;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.handback.configuration.SecretReferences;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.sharedsignals.SignalSource.Poll;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/** The token that a transmitter lets us poll with, fetched each time: polls are minutes apart. */
final class TransmitterToken {

  private static final int PATIENCE_MS = (int) Duration.ofSeconds(10).toMillis();
  private static final int SERVER_ERROR = 500;

  private final SecretReferences secrets;

  TransmitterToken(SecretReferences secrets) {
    this.secrets = secrets;
  }

  String fetch(Poll poll) {
    try {
      var request = request(poll).toHTTPRequest();
      request.setFollowRedirects(false);
      request.setConnectTimeout(PATIENCE_MS);
      request.setReadTimeout(PATIENCE_MS);
      var answer = TokenResponse.parse(request.send());
      if (answer.indicatesSuccess()) {
        return answer.toSuccessResponse().getTokens().getAccessToken().getValue();
      }
      var error = answer.toErrorResponse().getErrorObject();
      var kind =
          error.getHTTPStatusCode() >= SERVER_ERROR ? FailureKind.UNAVAILABLE : FailureKind.DENIED;
      var why = Objects.requireNonNullElse(error.getCode(), "status " + error.getHTTPStatusCode());
      throw new TransmitterFailure(
          kind, "No token for %s: %s".formatted(poll.clientId(), why), null);
    } catch (IOException e) {
      throw new TransmitterFailure(
          FailureKind.UNAVAILABLE, poll.tokenEndpoint() + " does not answer", e);
    } catch (ParseException e) {
      throw new TransmitterFailure(
          FailureKind.UNAVAILABLE, poll.tokenEndpoint() + " did not answer with a token", e);
    }
  }

  private TokenRequest request(Poll poll) {
    var secret = new Secret(secrets.resolve(poll.clientSecret()).reveal());
    var client = new ClientSecretBasic(new ClientID(poll.clientId()), secret);
    var builder =
        new TokenRequest.Builder(poll.tokenEndpoint(), client, new ClientCredentialsGrant());
    return poll.scope() == null
        ? builder.build()
        : builder.scope(Scope.parse(poll.scope())).build();
  }
}
