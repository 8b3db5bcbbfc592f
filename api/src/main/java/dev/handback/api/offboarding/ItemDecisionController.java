package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
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

/** What people decide about one item: an owner's sign-off, an approved exception (O1, O4). */
@Controller("/offboardings/{id}/items/{itemId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class ItemDecisionController {

  private final Decisions decisions;

  ItemDecisionController(Decisions decisions) {
    this.decisions = decisions;
  }

  @Post("/sign-off")
  @Consumes("application/json")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "Sign off something that others depend on")
  @ApiResponse(responseCode = "202", description = "Told to the run")
  @ApiResponse(responseCode = "403", description = "Only who is asked, never the subject")
  @ApiResponse(responseCode = "404", description = "No such offboarding, or no such item in it")
  @ApiResponse(responseCode = "409", description = "The item waits for no sign-off")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<Told> signOff(
      @PathVariable String id,
      @PathVariable String itemId,
      @RequestBody(content = @Content(schema = @Schema(implementation = SignOffBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return Told.about(
        decisions.signOff(Caller.of(authentication), id, itemId, JsonBody.parse(body)));
  }

  @Post("/exception")
  @Consumes("application/json")
  @Secured(Roles.APPROVER)
  @Operation(summary = "Let access stay for a time; it lapses into removal by itself")
  @ApiResponse(responseCode = "202", description = "Told to the run")
  @ApiResponse(responseCode = "403", description = "Never the subject, never the requester")
  @ApiResponse(responseCode = "404", description = "No such offboarding, or no such item in it")
  @ApiResponse(responseCode = "409", description = "The item has come to its end")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<Told> except(
      @PathVariable String id,
      @PathVariable String itemId,
      @RequestBody(content = @Content(schema = @Schema(implementation = ExceptionBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return Told.about(
        decisions.except(Caller.of(authentication), id, itemId, JsonBody.parse(body)));
  }
}
