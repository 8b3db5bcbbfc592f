package dev.handback.api.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser keeps while its user is away at the provider: by it the answer is known to be to
 * this browser.
 *
 * @param to the page that was asked for
 */
public record PendingSignIn(State state, Nonce nonce, CodeVerifier verifier, String to) {

  private static final int PARTS = 4;

  /** A new one, of random values. */
  public static PendingSignIn to(String page) {
    return new PendingSignIn(new State(), new Nonce(), new CodeVerifier(), page);
  }

  /** As it was written; none of what was not. */
  public static Optional<PendingSignIn> read(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      var page = new String(Base64.getUrlDecoder().decode(parts[3]), UTF_8);
      return Optional.of(
          new PendingSignIn(
              new State(parts[0]), new Nonce(parts[1]), new CodeVerifier(parts[2]), page));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** For a cookie. */
  public String write() {
    var page = Base64.getUrlEncoder().withoutPadding().encodeToString(to.getBytes(UTF_8));
    return String.join(".", state.getValue(), nonce.getValue(), verifier.getValue(), page);
  }

  @Override
  public String toString() {
    return "to " + to;
  }
}
