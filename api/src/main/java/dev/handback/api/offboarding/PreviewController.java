package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.plan.Preview;
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
import org.jspecify.annotations.Nullable;

/** An operator asks what an offboarding would do (requirement P6). */
@Controller("/offboardings/preview")
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class PreviewController {

  private final Previews previews;

  PreviewController(Previews previews) {
    this.previews = previews;
  }

  @Post
  @Consumes("application/json")
  @Operation(summary = "What an offboarding would do; changes nothing")
  @ApiResponse(responseCode = "200", description = "The plan that would run")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  @ApiResponse(responseCode = "503", description = "Temporal does not answer")
  @ApiResponse(responseCode = "504", description = "No worker answered in time")
  Preview preview(
      @RequestBody(content = @Content(schema = @Schema(implementation = StartOffboarding.class)))
          @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return previews.preview(Submissions.BODY.read(body), Caller.of(authentication));
  }
}
