package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.engine.EngineClient;
import dev.handback.api.engine.EngineClient.Lineage;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.DateMove;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Rescission;
import dev.handback.record.run.OffboardingRecord;
import dev.handback.record.run.Offboardings;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may change: the date until the run acts (T1), and whether it happens at all (T12, T13). */
@Controller("/offboardings/{id}")
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class ChangeController {

  private static final JsonBody<MoveBody> MOVE = new JsonBody<>(MoveBody.class, "move.schema.json");
  private static final JsonBody<RescindBody> RESCIND =
      new JsonBody<>(RescindBody.class, "rescind.schema.json");

  /** Nothing was touched yet in these. */
  private static final Set<OffboardingState> WAITING_TO_ACT =
      Set.of(OffboardingState.AWAITING_APPROVAL, OffboardingState.SCHEDULED);

  private final KnownOffboardings known;
  private final Offboardings offboardings;
  private final EngineClient engine;
  private final Clock clock;

  ChangeController(
      KnownOffboardings known, Offboardings offboardings, EngineClient engine, Clock clock) {
    this.known = known;
    this.offboardings = offboardings;
    this.engine = engine;
    this.clock = clock;
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
    var word = MOVE.read(body);
    var caller = Caller.of(authentication);
    var record = findWaiting(id, caller);
    var move =
        new DateMove(word.effectiveAt().toInstant(), caller.name(), word.reason(), clock.instant());
    return Told.about(record, () -> engine.move(record.workflowId(), move));
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
    var word = RESCIND.read(body);
    var caller = Caller.of(authentication);
    var record = known.findRescindable(id, caller);
    var rescission = new Rescission(caller.name(), word.reason(), clock.instant());
    var lost = offboardings.lost(record.id());
    tell(record, rescission);
    return HttpResponse.accepted().body(TakenBack.of(record.id(), lost));
  }

  /** A run that lasts is told; of one that is over, another takes back what it took. */
  private void tell(OffboardingRecord record, Rescission rescission) {
    if (record.state() != OffboardingState.SEALED) {
      Told.to(() -> engine.rescind(record.workflowId(), rescission));
      return;
    }
    var of = new Lineage(record.id(), record.trigger(), record.subject(), record.risk());
    if (!engine.restore(of, rescission)) {
      throw KnownOffboardings.nothingToTakeBack("it was taken back a moment ago");
    }
  }

  private OffboardingRecord findWaiting(String id, Caller caller) {
    var record = known.findOpen(id, caller);
    if (!WAITING_TO_ACT.contains(record.state())) {
      throw Refusal.of(
          HttpStatus.CONFLICT,
          "The run acts already",
          "its date cannot be moved any more; it can be taken back; it is " + record.state());
    }
    return record;
  }
}
