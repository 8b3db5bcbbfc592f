package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.engine.EngineClient;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.Delegation;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.obligation.Obligations;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whoever owes something hands it to somebody else (requirement O1). */
@Controller("/obligations/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class DelegationController {

  private static final JsonBody<DelegateBody> BODY =
      new JsonBody<>(DelegateBody.class, "delegate.schema.json");

  private final Obligations obligations;
  private final KnownOffboardings known;
  private final EngineClient engine;
  private final Clock clock;

  DelegationController(
      Obligations obligations, KnownOffboardings known, EngineClient engine, Clock clock) {
    this.obligations = obligations;
    this.known = known;
    this.engine = engine;
    this.clock = clock;
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
    var word = BODY.read(body);
    var caller = Caller.of(authentication);
    var owed = find(id);
    if (!caller.roles().contains(Roles.OPERATOR) && !caller.assignees().contains(owed.assignee())) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN, "Only its assignee or an operator delegates an obligation");
    }
    var record = known.findOpen(owed.offboarding().value(), caller);
    if (owed.state() != ObligationState.OPEN) {
      throw Refusal.of(
          HttpStatus.CONFLICT, "It is owed no more", "it is %s".formatted(owed.state()));
    }
    refuseSubject(word.to(), record.subject());
    var delegation =
        new Delegation(owed.id(), word.to(), caller.name(), word.reason(), clock.instant());
    return Told.about(record, () -> engine.delegate(record.workflowId(), delegation));
  }

  private ObligationView find(String id) {
    return (id.isBlank()
            ? java.util.Optional.<ObligationView>empty()
            : obligations.find(new ObligationId(id)))
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "There is no obligation of that id"));
  }

  private static void refuseSubject(String to, Subject subject) {
    if (new Caller(to, List.of(), to, to).is(subject)) {
      throw Refusal.fields(List.of(new FieldError("to", "to must not be whose access is to end")));
    }
  }
}
