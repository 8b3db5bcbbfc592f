package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.engine.EngineClient;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.seat.SeatWord;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Words that seats wait for (requirement L3). */
@Controller("/offboardings/{id}/items/{itemId}/seat")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class SeatController {

  private static final JsonBody<SeatBody> BODY = new JsonBody<>(SeatBody.class, "seat.schema.json");

  private final KnownOffboardings known;
  private final EngineClient engine;
  private final Clock clock;

  SeatController(KnownOffboardings known, EngineClient engine, Clock clock) {
    this.known = known;
    this.engine = engine;
    this.clock = clock;
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
    var said = BODY.read(body);
    var caller = Caller.of(authentication);
    var record = known.findOpen(id, caller);
    var item = known.itemOf(record, itemId);
    if (item.status() != ItemStatus.WAITING) {
      throw Refusal.of(
          HttpStatus.CONFLICT, "The item is no seat that waits", "it is " + item.status());
    }
    var word = new SeatWord(item.id(), said.event(), caller.name(), said.reason(), clock.instant());
    return Told.about(record, () -> engine.seatWord(record.workflowId(), word));
  }
}
