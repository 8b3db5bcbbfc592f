package dev.handback.api.hold;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Lists;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.OffboardingId;
import dev.handback.record.inbox.HeldEvents;
import dev.handback.record.inbox.Holds;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
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

/** The mass-removal guard asks a person (requirements P5, P7). */
@Controller("/holds")
@Secured(Roles.APPROVER)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class HoldController {

  private static final int MOST = 500;

  private final Holds holds;
  private final HoldDesk desk;
  private final OwnOffboardings own;

  HoldController(Holds holds, HoldDesk desk, OwnOffboardings own) {
    this.holds = holds;
    this.desk = desk;
    this.own = own;
  }

  @Get
  @Operation(summary = "List the events that the mass-removal guard holds, the oldest first")
  HeldEvents list(
      @QueryValue(defaultValue = "100") int limit,
      @QueryValue @Nullable String cursor,
      Authentication authentication) {
    var page = Lists.page(limit, MOST, () -> holds.list(limit, cursor));
    var others = own.withoutHeld(Caller.of(authentication), page.holds());
    return new HeldEvents(others, page.nextCursor());
  }

  @Post("/{id}/release")
  @Consumes("application/json")
  @Operation(summary = "Let a held event start its offboarding")
  @ApiResponse(responseCode = "202", description = "It is started")
  @ApiResponse(responseCode = "403", description = "Never the subject, never the requester")
  @ApiResponse(responseCode = "404", description = "Nothing of that id is held")
  HttpResponse<HoldAnswer> release(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = HoldBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return told(desk.release(Caller.of(authentication), id, JsonBody.parse(body)));
  }

  @Post("/{id}/reject")
  @Consumes("application/json")
  @Operation(summary = "Say that a held event must not start")
  @ApiResponse(responseCode = "202", description = "Its offboarding is rejected")
  @ApiResponse(responseCode = "403", description = "Never the subject, never the requester")
  @ApiResponse(responseCode = "404", description = "Nothing of that id is held")
  HttpResponse<HoldAnswer> reject(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = HoldBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return told(desk.reject(Caller.of(authentication), id, JsonBody.parse(body)));
  }

  private static HttpResponse<HoldAnswer> told(OffboardingId offboarding) {
    return HttpResponse.accepted().body(new HoldAnswer(offboarding.value()));
  }
}
