package dev.handback.api.signin;

import dev.handback.api.body.JsonBody;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sign-in with the local user store. */
@Controller("/login")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(missingProperty = SignInSettings.ISSUER)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {

  private static final JsonBody<Credentials> BODY =
      new JsonBody<>(Credentials.class, "credentials.schema.json");

  private final SignIns signIns;

  SignInController(SignIns signIns) {
    this.signIns = signIns;
  }

  @Post
  @Consumes("application/json")
  @Operation(summary = "Sign in with a user name and a password")
  SignedIn signIn(
      @Parameter(hidden = true) HttpRequest<?> request,
      @RequestBody(content = @Content(schema = @Schema(implementation = Credentials.class))) @Body
          byte @Nullable [] body) {
    var credentials = BODY.read(body);
    var signedIn = signIns.signIn(request, credentials.username(), credentials.password());
    return new SignedIn(
        signedIn.token(), "Bearer", signedIn.lifetime().toSeconds(), signedIn.roles());
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
