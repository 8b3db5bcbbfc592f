package dev.handback.connector.keycloak;

import dev.handback.connector.SignIn;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The refresh tokens of one sign-in. It lives while any of them still gives a new access token. */
final class KeycloakSession implements SignIn.LiveSession {

  private final TokenEndpoint tokens;

  /** Realms that revoke used refresh tokens give another one with each refresh. */
  private final AtomicReferenceArray<String> refreshTokens;

  KeycloakSession(TokenEndpoint tokens, List<TokenReply.Granted> granted) {
    this.tokens = tokens;
    this.refreshTokens =
        new AtomicReferenceArray<>(
            granted.stream().map(TokenReply.Granted::refreshToken).toArray(String[]::new));
  }

  @Override
  public boolean alive() {
    var alive = false;
    for (var i = 0; i < refreshTokens.length(); i++) {
      alive |= refreshes(i);
    }
    return alive;
  }

  private boolean refreshes(int i) {
    return switch (tokens.refresh(refreshTokens.get(i))) {
      case TokenReply.Granted granted -> {
        if (granted.refreshToken() != null) {
          refreshTokens.set(i, granted.refreshToken());
        }
        yield true;
      }
      case TokenReply.Refused refused -> false;
    };
  }

  @Override
  public void close() {
    for (var i = 0; i < refreshTokens.length(); i++) {
      tokens.logout(refreshTokens.get(i));
    }
  }
}
