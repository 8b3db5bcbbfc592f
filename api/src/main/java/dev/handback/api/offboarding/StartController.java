package dev.handback.api.offboarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handback.api.Api;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.record.inbox.Accepted;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operator starts an offboarding by hand. */
@Controller("/offboardings")
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class StartController {

  private final Submissions submissions;

  StartController(Submissions submissions) {
    this.submissions = submissions;
  }

  @Post
  @Consumes("application/json")
  @Operation(summary = "Start an offboarding")
  @ApiResponse(responseCode = "202", description = "Accepted")
  @ApiResponse(responseCode = "200", description = "The same event of the same source was here")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<StartedOffboarding> start(
      @RequestBody(content = @Content(schema = @Schema(implementation = StartOffboarding.class)))
          @Body
          byte @Nullable [] body,
      Authentication authentication) {
    var wanted = Submissions.BODY.read(body);
    var caller = Caller.of(authentication);
    var text = new String(Objects.requireNonNullElse(body, new byte[0]), UTF_8);
    var accepted = submissions.accept(wanted, caller, text);
    var answer = StartedOffboarding.of(Objects.requireNonNull(accepted.offboarding()));
    return accepted.outcome() == Accepted.Outcome.DUPLICATE
        ? HttpResponse.ok(answer)
        : HttpResponse.accepted().body(answer);
  }
}
