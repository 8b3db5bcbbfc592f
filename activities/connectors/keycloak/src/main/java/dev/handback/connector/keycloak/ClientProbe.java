package dev.handback.connector.keycloak;

import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.access.AccountRef;
import org.keycloak.admin.client.resource.ClientResource;

/** Signs in as a client, by a client credentials grant. */
final class ClientProbe {

  /** What Keycloak says of a wrong secret, and of any secret of a client that is disabled. */
  private static final String REFUSED = "Invalid client or Invalid client credentials";

  private final RealmAdmin realm;
  private final KeycloakHttp http;

  ClientProbe(RealmAdmin realm, KeycloakHttp http) {
    this.realm = realm;
    this.http = http;
  }

  SignIn signIn(AccountRef account, Secret secret) {
    var client = realm.onClient(ClientAccount.of(account).uuid(), ClientResource::toRepresentation);
    if (client.isEmpty()) {
      return new SignIn.Refused(SignIn.Reason.ACCOUNT_DISABLED, "Keycloak has no such client");
    }
    var now = client.get();
    if (!ClientAccount.hasSecret(now) || !ClientAccount.is(now.isServiceAccountsEnabled())) {
      return new SignIn.NotTried("a client without a secret, or that never acts by itself");
    }
    return switch (secret(now.getClientId(), secret)) {
      case Answer.Accepted accepted ->
          new SignIn.Accepted(accepted.session(), "Keycloak gave the client a token");
      case Answer.Refused refused ->
          new SignIn.Refused(SignIn.Reason.CREDENTIALS_REFUSED, refused.words());
    };
  }

  /** Whether Keycloak takes this secret; that the client may not act by itself is no refusal. */
  Answer secret(String clientId, Secret secret) {
    var tokens = http.clientTokens(clientId, secret);
    return switch (tokens.clientCredentials("openid")) {
      case TokenReply.Granted granted ->
          new Answer.Accepted(new ClientSession(tokens, granted.accessToken()));
      case TokenReply.Refused refused -> {
        if (!refused.description().equals(REFUSED)) {
          throw realm.failures().conflict("a refusal that proves nothing: " + refused.words());
        }
        yield new Answer.Refused(refused.words());
      }
    };
  }

  /** What became of a secret. */
  sealed interface Answer {
    record Accepted(SignIn.LiveSession session) implements Answer {}

    record Refused(String words) implements Answer {}
  }

  /** An access token that a client got for itself: it lives while Keycloak answers to it. */
  private record ClientSession(TokenEndpoint tokens, String accessToken)
      implements SignIn.LiveSession {

    @Override
    public boolean alive() {
      return tokens.serves(accessToken);
    }

    @Override
    public void close() {
      tokens.revoke(accessToken);
    }

    @Override
    public String toString() {
      return "ClientSession[***]";
    }
  }
}
