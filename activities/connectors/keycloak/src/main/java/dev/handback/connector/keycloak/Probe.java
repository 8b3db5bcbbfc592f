package dev.handback.connector.keycloak;

import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.access.AccountRef;
import java.util.List;
import java.util.Optional;
import org.keycloak.representations.idm.UserRepresentation;

/** Signs in as the subject, by a password grant of the probe client. */
final class Probe {

  private static final String ONLINE = "openid";
  private static final String OFFLINE = "openid offline_access";

  private final RealmAdmin realm;
  private final TokenEndpoint tokens;

  Probe(RealmAdmin realm, TokenEndpoint tokens) {
    this.realm = realm;
    this.tokens = tokens;
  }

  /** The user is looked up first: a name from before a rename is refused, and proves nothing. */
  SignIn signIn(AccountRef account, Secret password) {
    var user = realm.onUser(account.id(), it -> it.toRepresentation());
    var name = user.map(UserRepresentation::getUsername).orElse(account.name());
    return switch (tokens.password(name, password, ONLINE)) {
      case TokenReply.Granted online -> accepted(name, password, online);
      case TokenReply.Refused refused -> refused(user, password, refused);
    };
  }

  /** An offline token as well, where the realm gives the subject one: it outlives a logout. */
  private SignIn accepted(String name, Secret password, TokenReply.Granted online) {
    return switch (tokens.password(name, password, OFFLINE)) {
      case TokenReply.Granted offline ->
          new SignIn.Accepted(
              new KeycloakSession(tokens, List.of(online, offline)),
              "Keycloak gave a session and an offline token");
      case TokenReply.Refused none ->
          new SignIn.Accepted(
              new KeycloakSession(tokens, List.of(online)),
              "Keycloak gave a session, and no offline token: " + none.words());
    };
  }

  private SignIn refused(
      Optional<UserRepresentation> user, Secret password, TokenReply.Refused refused) {
    if (user.isEmpty()) {
      return new SignIn.Refused(
          SignIn.Reason.ACCOUNT_DISABLED, "the user is gone; " + refused.words());
    }
    return switch (refused.description()) {
      case "Account disabled" ->
          new SignIn.Refused(SignIn.Reason.ACCOUNT_DISABLED, refused.words());
      case "Invalid user credentials" -> credentialsRefused(user.get(), password, refused);
      // the password was right, and whoever finishes the set-up in a browser is in: no refusal
      case "Account is not fully set up" -> new SignIn.NotTried(refused.words());
      default -> throw unclear(refused);
    };
  }

  /**
   * Brute-force detection refuses right passwords with the same words, and anybody can cause that
   * by guessing. Such a refusal proves nothing, so the lock is lifted for one more try.
   */
  private SignIn credentialsRefused(
      UserRepresentation user, Secret password, TokenReply.Refused refused) {
    if (!lockedForGuessing(user)) {
      return new SignIn.Refused(SignIn.Reason.CREDENTIALS_REFUSED, refused.words());
    }
    realm.ask(it -> {
      it.attackDetection().clearBruteForceForUser(user.getId());
      return true;
    });
    var name = user.getUsername();
    return switch (tokens.password(name, password, ONLINE)) {
      case TokenReply.Granted online -> accepted(name, password, online);
      case TokenReply.Refused again -> {
        if (lockedForGuessing(user)) {
          throw realm
              .failures()
              .conflict("the account is locked for guessing at the moment, which proves nothing");
        }
        yield refused(Optional.of(user), password, again);
      }
    };
  }

  private boolean lockedForGuessing(UserRepresentation user) {
    var status = realm.ask(it -> it.attackDetection().bruteForceUserStatus(user.getId()));
    return Boolean.TRUE.equals(status.get("disabled"));
  }

  private RuntimeException unclear(TokenReply.Refused refused) {
    return switch (refused.error()) {
      case "invalid_client", "unauthorized_client", "invalid_scope" ->
          realm.failures().misconfigured("the probe client cannot sign in: " + refused.words());
      default -> realm.failures().conflict("a refusal that proves nothing: " + refused.words());
    };
  }
}
