package dev.handback.api.signin;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.handback.api.body.JsonBody;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.LocalUsers.LocalUser;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.token.generator.TokenGenerator;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sign-in with the local user store. */
@Controller("/login")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {

  private static final JsonBody<Credentials> BODY =
      new JsonBody<>(Credentials.class, "credentials.schema.json");

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

  SignInController(
      LocalUsers users, SignInLimit limit, TokenGenerator tokens, SignInSettings settings) {
    this.users = users;
    this.limit = limit;
    this.tokens = tokens;
    this.settings = settings;
  }

  @Post
  @Consumes("application/json")
  @Operation(summary = "Sign in with a user name and a password")
  SignedIn signIn(
      @RequestBody(content = @Content(schema = @Schema(implementation = Credentials.class))) @Body
          byte @Nullable [] body) {
    var credentials = BODY.read(body);
    if (!limit.take(credentials.username())) {
      throw Refusal.of(
          HttpStatus.TOO_MANY_REQUESTS, "Too many wrong passwords; try again in a minute");
    }
    var user = users.find(credentials.username()).orElse(null);
    if (!matches(credentials.password(), user) || user == null) {
      throw Refusal.of(HttpStatus.UNAUTHORIZED, "The user name or the password is wrong");
    }
    limit.giveBack(credentials.username());
    return new SignedIn(
        tokenFor(user), "Bearer", settings.tokenLifetime().toSeconds(), user.roles());
  }

  private static boolean matches(String password, @Nullable LocalUser user) {
    var hash = user == null ? NOBODYS_HASH : user.passwordHash();
    return VERIFYER.verify(password.toCharArray(), hash).verified;
  }

  private String tokenFor(LocalUser user) {
    Map<String, Object> attributes = new HashMap<>();
    if (user.email() != null) {
      attributes.put(Caller.EMAIL, user.email());
    }
    if (user.personId() != null) {
      attributes.put(Caller.PERSON_ID, user.personId());
    }
    var who = Authentication.build(user.username(), user.roles(), attributes);
    return tokens
        .generateToken(who, Math.toIntExact(settings.tokenLifetime().toSeconds()))
        .orElseThrow(() -> new IllegalStateException("no token could be made"));
  }

  /** What a person signs in with. */
  @Serdeable
  record Credentials(String username, String password) {

    @Override
    public String toString() {
      return username;
    }
  }

  /**
   * The token that the other calls want as {@code Authorization: Bearer}.
   *
   * @param expires_in seconds
   */
  @Serdeable
  record SignedIn(String access_token, String token_type, long expires_in, List<String> roles) {}
}
