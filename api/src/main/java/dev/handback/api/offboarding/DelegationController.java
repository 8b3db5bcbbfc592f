package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.signin.Caller;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Whoever owes something hands it to somebody else (requirement O1). */
@Controller("/obligations/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class DelegationController {

  private final Decisions decisions;

  DelegationController(Decisions decisions) {
    this.decisions = decisions;
  }

  @Post("/delegate")
  @Consumes("application/json")
  @Operation(summary = "Hand an obligation to somebody else; its date stays")
  @ApiResponse(responseCode = "202", description = "Told to the run")
  @ApiResponse(
      responseCode = "403",
      description = "Only its assignee and operators, never the subject")
  @ApiResponse(responseCode = "404", description = "No such obligation")
  @ApiResponse(responseCode = "409", description = "It is owed no more")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<Told> delegate(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = DelegateBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return Told.about(decisions.delegate(Caller.of(authentication), id, JsonBody.parse(body)));
  }
}
