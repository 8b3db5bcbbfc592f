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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Words that seats wait for (requirement L3). */
@Controller("/offboardings/{id}/items/{itemId}/seat")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class SeatController {

  private final SeatWords words;

  SeatController(SeatWords words) {
    this.words = words;
  }

  @Post
  @Consumes("application/json")
  @Secured({Roles.APP_OWNER, Roles.OPERATOR})
  @Operation(summary = "Say that a seat's legal hold is over, or its data transferred")
  @ApiResponse(responseCode = "202", description = "Told to the run")
  @ApiResponse(responseCode = "404", description = "No such offboarding, or no such item in it")
  @ApiResponse(responseCode = "409", description = "The item is no seat that waits")
  HttpResponse<Told> say(
      @PathVariable String id,
      @PathVariable String itemId,
      @RequestBody(content = @Content(schema = @Schema(implementation = SeatBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return Told.about(words.say(Caller.of(authentication), id, itemId, JsonBody.parse(body)));
  }
}
