package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.engine.EngineClient;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.ExceptionGrant;
import dev.handback.offboarding.SignOff;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.item.ItemView;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.run.OffboardingRecord;
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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people decide about one item: an owner's sign-off, an approved exception (O1, O4). */
@Controller("/offboardings/{id}/items/{itemId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class ItemDecisionController {

  private static final JsonBody<SignOffBody> SIGN_OFF =
      new JsonBody<>(SignOffBody.class, "sign-off.schema.json");
  private static final JsonBody<ExceptionBody> EXCEPTION =
      new JsonBody<>(ExceptionBody.class, "exception.schema.json");

  private final KnownOffboardings known;
  private final EngineClient engine;
  private final Clock clock;

  ItemDecisionController(KnownOffboardings known, EngineClient engine, Clock clock) {
    this.known = known;
    this.engine = engine;
    this.clock = clock;
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
    var word = SIGN_OFF.read(body);
    var caller = Caller.of(authentication);
    var record = known.findOpen(id, caller);
    var item = known.itemOf(record, itemId);
    var owed = signOffOf(record, item);
    if (!caller.assignees().contains(owed.assignee())) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN, "Only who is asked signs off", "asked is " + owed.assignee());
    }
    var signOff =
        new SignOff(
            item.id(),
            word.decision(),
            word.until() == null ? null : ahead(word.until()),
            word.to(),
            word.comment(),
            caller.name(),
            owed.assignee(),
            clock.instant());
    return Told.about(record, () -> engine.signOff(record.workflowId(), signOff));
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
    var word = EXCEPTION.read(body);
    var caller = Caller.of(authentication);
    var record = known.findOpen(id, caller);
    if (caller.isCalled(record.source().triggeredBy())) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "Who asked for an offboarding cannot except from it");
    }
    var item = known.itemOf(record, itemId);
    if (item.disposition() != null) {
      throw Refusal.of(
          HttpStatus.CONFLICT, "The item has come to its end", "it is " + item.disposition());
    }
    var grant =
        new ExceptionGrant(
            item.id(),
            word.reason(),
            ahead(word.until()),
            word.scope(),
            word.compensatingControl(),
            word.register(),
            caller.name(),
            clock.instant());
    return Told.about(record, () -> engine.except(record.workflowId(), grant));
  }

  private static ObligationView signOffOf(OffboardingRecord record, ItemView item) {
    return record.obligations().stream()
        .filter(owed -> owed.kind() == ObligationKind.SIGN_OFF)
        .filter(owed -> owed.state() == ObligationState.OPEN)
        .filter(owed -> item.id().equals(owed.itemId()))
        .findFirst()
        .orElseThrow(() -> Refusal.of(HttpStatus.CONFLICT, "The item waits for no sign-off"));
  }

  private Instant ahead(OffsetDateTime until) {
    var at = until.toInstant();
    if (!at.isAfter(clock.instant())) {
      throw Refusal.fields(List.of(new FieldError("until", "until must be in the future")));
    }
    return at;
  }
}
