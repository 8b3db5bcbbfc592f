package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.OffboardingId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
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

/** What may change: the date until the run acts (T1), and whether it happens at all (T12, T13). */
@Controller("/offboardings/{id}")
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class ChangeController {

  private final Changes changes;

  ChangeController(Changes changes) {
    this.changes = changes;
  }

  @Patch
  @Consumes("application/json")
  @Operation(summary = "Move the effective date of an offboarding that waits for it")
  @ApiResponse(responseCode = "202", description = "Told to the run")
  @ApiResponse(responseCode = "403", description = "Never the subject")
  @ApiResponse(responseCode = "409", description = "The run acts already, or is over")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<Told> move(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = MoveBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return Told.about(changes.move(Caller.of(authentication), id, JsonBody.parse(body)));
  }

  @Post("/rescind")
  @Consumes("application/json")
  @Operation(summary = "Take an offboarding back: what it took is given back where it can be")
  @ApiResponse(responseCode = "202", description = "Told to the run; what stays gone is listed")
  @ApiResponse(responseCode = "403", description = "Never the subject")
  @ApiResponse(responseCode = "409", description = "It was taken back or rejected before")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<TakenBack> rescind(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = RescindBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    var lost = changes.rescind(Caller.of(authentication), id, JsonBody.parse(body));
    return HttpResponse.accepted().body(TakenBack.of(new OffboardingId(id), lost));
  }
}
