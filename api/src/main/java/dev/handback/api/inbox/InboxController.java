package dev.handback.api.inbox;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Lists;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.record.inbox.HeardEvents;
import dev.handback.record.inbox.InboxDecisions.Decision;
import dev.handback.record.inbox.InboxLine;
import dev.handback.record.inbox.InboxPage;
import dev.handback.record.inbox.InboxQuery;
import dev.handback.record.inbox.InboxState;
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

/** Received events and what became of them (requirements T11, T12). */
@Controller("/inbox")
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class InboxController {

  private static final JsonBody<InboxDecisionBody> BODY =
      new JsonBody<>(InboxDecisionBody.class, "inbox-decision.schema.json");
  private static final int MOST = 500;

  private final HeardEvents heard;
  private final InboxDesk desk;
  private final OwnOffboardings own;

  InboxController(HeardEvents heard, InboxDesk desk, OwnOffboardings own) {
    this.heard = heard;
    this.desk = desk;
    this.own = own;
  }

  @Get
  @Operation(summary = "List received events and what became of them, newest first")
  InboxPage list(
      @QueryValue @Nullable InboxState state,
      @QueryValue @Nullable String source,
      @QueryValue @Nullable String q,
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue @Nullable String cursor,
      Authentication authentication) {
    var page =
        Lists.page(
            limit,
            MOST,
            () -> heard.list(new InboxQuery(state, named(source), named(q), limit, cursor)));
    var others = own.withoutEvents(Caller.of(authentication), page.events());
    return new InboxPage(others, page.nextCursor());
  }

  @Post("/{id}/replay")
  @Consumes("application/json")
  @Operation(summary = "Have an event decided anew, as if it came now")
  @ApiResponse(
      responseCode = "202",
      description = "What became of it; its run hears it right after")
  @ApiResponse(responseCode = "403", description = "Never the subject")
  @ApiResponse(responseCode = "404", description = "There is no event of that id")
  @ApiResponse(responseCode = "409", description = "It would do nothing, or act twice")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<InboxLine> replay(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = InboxDecisionBody.class)))
          @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return decided(id, body, authentication, desk::replay);
  }

  @Post("/{id}/proceed")
  @Consumes("application/json")
  @Operation(summary = "Have an event decided without what its source's API left unsaid")
  @ApiResponse(
      responseCode = "202",
      description = "What became of it; its run hears it right after")
  @ApiResponse(responseCode = "403", description = "Never the subject")
  @ApiResponse(responseCode = "404", description = "There is no event of that id")
  @ApiResponse(responseCode = "409", description = "Nothing is left to ask about it")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<InboxLine> proceed(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = InboxDecisionBody.class)))
          @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return decided(id, body, authentication, desk::proceed);
  }

  @Post("/{id}/discard")
  @Consumes("application/json")
  @Operation(summary = "Put an event aside that was not acted on")
  @ApiResponse(responseCode = "202", description = "It does nothing any more")
  @ApiResponse(responseCode = "403", description = "Never the subject")
  @ApiResponse(responseCode = "404", description = "There is no event of that id")
  @ApiResponse(responseCode = "409", description = "It was acted on, or does nothing anyway")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<InboxLine> discard(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = InboxDecisionBody.class)))
          @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return decided(id, body, authentication, desk::discard);
  }

  /** Who decides, and the act of the desk that carries it out. */
  @FunctionalInterface
  private interface Act {
    InboxLine on(String id, Caller caller, Decision decision);
  }

  private static HttpResponse<InboxLine> decided(
      String id, byte @Nullable [] body, Authentication authentication, Act act) {
    var reason = BODY.read(body).reason();
    var caller = Caller.of(authentication);
    return HttpResponse.accepted().body(act.on(id, caller, new Decision(caller.name(), reason)));
  }

  private static @Nullable String named(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
