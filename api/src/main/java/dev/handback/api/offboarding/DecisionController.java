package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.engine.EngineClient;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.ApprovalDecision;
import dev.handback.offboarding.ManualRemoval;
import dev.handback.offboarding.access.ItemStatus;
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

/** What people decide about a run, told to it by signal. */
@Controller("/offboardings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class DecisionController {

  private static final JsonBody<ApprovalBody> APPROVAL =
      new JsonBody<>(ApprovalBody.class, "approval.schema.json");
  private static final JsonBody<ManualBody> MANUAL =
      new JsonBody<>(ManualBody.class, "manual.schema.json");

  private final KnownOffboardings known;
  private final Submissions submissions;
  private final EngineClient engine;
  private final Clock clock;

  DecisionController(
      KnownOffboardings known, Submissions submissions, EngineClient engine, Clock clock) {
    this.known = known;
    this.submissions = submissions;
    this.engine = engine;
    this.clock = clock;
  }

  @Post("/approvals")
  @Consumes("application/json")
  @Secured(Roles.APPROVER)
  @Operation(summary = "Approve or reject an offboarding that waits for it")
  @ApiResponse(responseCode = "202", description = "Told to the run")
  @ApiResponse(responseCode = "403", description = "Never the subject, never the requester")
  @ApiResponse(responseCode = "409", description = "Nothing waits for an approval")
  HttpResponse<Told> decide(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ApprovalBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    var word = APPROVAL.read(body);
    var caller = Caller.of(authentication);
    var record = known.findOpen(id, caller);
    if (caller.isCalled(record.source().triggeredBy())
        || caller.isCalled(submissions.submitter(record.id()))) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "Who asked for an offboarding cannot approve it");
    }
    if (!KnownOffboardings.asksForApproval(record)) {
      throw Refusal.of(HttpStatus.CONFLICT, "No approval is asked for");
    }
    var decision =
        new ApprovalDecision(caller.name(), word.decision(), word.comment(), clock.instant());
    return Told.about(record, () -> engine.decide(record.workflowId(), decision));
  }

  @Post("/items/{itemId}/manual")
  @Consumes("application/json")
  @Secured({Roles.APP_OWNER, Roles.OPERATOR})
  @Operation(summary = "Say that an item was removed by hand, or cannot be")
  @ApiResponse(responseCode = "202", description = "Told to the run")
  @ApiResponse(responseCode = "404", description = "No such offboarding, or no such item in it")
  @ApiResponse(responseCode = "409", description = "The item waits for no person")
  HttpResponse<Told> removedByHand(
      @PathVariable String id,
      @PathVariable String itemId,
      @RequestBody(content = @Content(schema = @Schema(implementation = ManualBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    var word = MANUAL.read(body);
    var caller = Caller.of(authentication);
    var record = known.findOpen(id, caller);
    var item = known.itemOf(record, itemId);
    if (item.status() != ItemStatus.NEEDS_PERSON) {
      throw Refusal.of(
          HttpStatus.CONFLICT, "The item waits for no person", "it is " + item.status());
    }
    var evidence = word.seatFreed() ? word.evidence() + " (seat freed as well)" : word.evidence();
    var removal =
        new ManualRemoval(item.id(), caller.name(), word.outcome(), evidence, clock.instant());
    return Told.about(record, () -> engine.removedByHand(record.workflowId(), removal));
  }
}
