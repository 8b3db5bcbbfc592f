package dev.handback.api.signin;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.LocalUsers.LocalUser;
import dev.handback.record.signin.SignInMethod;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sign-in with the local user store, by whichever door. */
@Singleton
@Requires(missingProperty = SignInSettings.ISSUER)
public final class SignIns {

  /** Checked for names nobody has, so that the time it takes does not tell which exist. */
  private static final String NOBODYS_HASH =
      BCrypt.withDefaults().hashToString(10, "nobody".toCharArray());

  /** As bcrypt everywhere: of a longer password, the first 72 bytes count. */
  private static final BCrypt.Verifyer VERIFYER =
      BCrypt.verifyer(
          BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));

  private final LocalUsers users;
  private final SignInLimit limit;
  private final TokenGenerator tokens;
  private final SignInSettings settings;
  private final SignInAudit audit;

  SignIns(
      LocalUsers users,
      SignInLimit limit,
      TokenGenerator tokens,
      SignInSettings settings,
      SignInAudit audit) {
    this.users = users;
    this.limit = limit;
    this.tokens = tokens;
    this.settings = settings;
    this.audit = audit;
  }

  /**
   * A token for whoever has this password.
   *
   * @throws Refusal 401 for a wrong name or password, 429 after too many
   */
  public SignedIn signIn(HttpRequest<?> request, String username, String password) {
    if (!limit.take(username)) {
      audit.refused(request, SignInMethod.PASSWORD, username, "too many wrong passwords");
      throw Refusal.of(
          HttpStatus.TOO_MANY_REQUESTS, "Too many wrong passwords; try again in a minute");
    }
    var user = users.find(username).orElse(null);
    if (!matches(password, user) || user == null) {
      var why = user == null ? "nobody has this user name" : "the password is wrong";
      audit.refused(request, SignInMethod.PASSWORD, username, why);
      throw Refusal.of(HttpStatus.UNAUTHORIZED, "The user name or the password is wrong");
    }
    limit.giveBack(username);
    audit.signedIn(request, SignInMethod.PASSWORD, username);
    return new SignedIn(tokenFor(user), settings.tokenLifetime(), user.roles());
  }

  private static boolean matches(String password, @Nullable LocalUser user) {
    var hash = user == null ? NOBODYS_HASH : user.passwordHash();
    return VERIFYER.verify(password.toCharArray(), hash).verified;
  }

  private String tokenFor(LocalUser user) {
    var attributes = Caller.attributes(user.email(), user.personId(), List.of());
    var who = Authentication.build(user.username(), user.roles(), attributes);
    return tokens
        .generateToken(who, Math.toIntExact(settings.tokenLifetime().toSeconds()))
        .orElseThrow(() -> new IllegalStateException("no token could be made"));
  }

  /** Who signed in, by a token that is good for a while. */
  public record SignedIn(String token, Duration lifetime, List<String> roles) {

    public SignedIn {
      roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
      return roles.toString();
    }
  }
}
