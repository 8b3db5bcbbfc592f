package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.intake.Reception;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.record.inbox.Accepted;
import io.micronaut.http.HttpResponse;
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
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operator starts an offboarding by hand. */
@Controller("/offboardings")
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class StartController {

  private static final JsonBody<StartOffboarding> BODY =
      new JsonBody<>(StartOffboarding.class, "start.schema.json");

  private final Reception reception;
  private final Submissions submissions;
  private final Clock clock;

  StartController(Reception reception, Submissions submissions, Clock clock) {
    this.reception = reception;
    this.submissions = submissions;
    this.clock = clock;
  }

  @Post
  @Consumes("application/json")
  @Operation(summary = "Start an offboarding")
  @ApiResponse(responseCode = "202", description = "Accepted")
  @ApiResponse(responseCode = "200", description = "The same event of the same source was here")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<StartedOffboarding> start(
      @RequestBody(content = @Content(schema = @Schema(implementation = StartOffboarding.class)))
          @Body
          byte @Nullable [] body,
      Authentication authentication) {
    var wanted = BODY.read(body);
    var caller = Caller.of(authentication);
    var request = request(wanted, caller);
    var text = Objects.requireNonNullElse(body, new byte[0]);
    var accepted = reception.accept(submissions.event(request, caller, text), request);
    var answer = StartedOffboarding.of(accepted.offboarding());
    return accepted.outcome() == Accepted.Outcome.NEW
        ? HttpResponse.accepted().body(answer)
        : HttpResponse.ok(answer);
  }

  private OffboardingRequest request(StartOffboarding wanted, Caller caller) {
    var from = wanted.source();
    var who = wanted.subject();
    var source =
        new Source(
            from.system(),
            from.eventId(),
            Objects.requireNonNullElse(from.triggeredBy(), caller.name()),
            from.occurredAt() == null ? null : from.occurredAt().toInstant());
    var subject =
        new Subject(who.kind(), who.id(), who.email(), who.displayName(), who.managerId());
    OffsetDateTime effectiveAt = wanted.effectiveAt();
    return new OffboardingRequest(
        OffboardingId.of(source, subject, wanted.trigger()),
        subject,
        wanted.trigger(),
        wanted.risk(),
        effectiveAt == null ? null : effectiveAt.toInstant(),
        clock.instant(),
        source,
        wanted.keep(),
        wanted.replacement(),
        wanted.only());
  }
}
