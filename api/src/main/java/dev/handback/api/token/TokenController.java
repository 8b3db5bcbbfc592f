package dev.handback.api.token;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.Lists;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.record.token.ApiToken;
import dev.handback.record.token.ApiTokens;
import dev.handback.record.token.TokenOwner;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.SerdeImport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operators make tokens for machines, see them, and end them. A token makes none. */
@Controller("/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
@SerdeImport(ApiToken.class)
final class TokenController {

  private static final JsonBody<TokenBody> BODY =
      new JsonBody<>(TokenBody.class, "token.schema.json");
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST = 500;

  private final ApiTokens tokens;
  private final Clock clock;

  TokenController(ApiTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Get
  @Secured({Roles.OPERATOR, Roles.AUDITOR})
  @Operation(summary = "List tokens of machines, the latest first; never the tokens themselves")
  CreatedToken.Known list(@QueryValue(defaultValue = "100") int limit) {
    Lists.checkLimit(limit, MOST);
    return new CreatedToken.Known(tokens.list(limit));
  }

  @Post
  @Consumes("application/json")
  @Secured(Roles.OPERATOR)
  @Operation(
      summary =
          "Make a token for a machine, with some of one's own roles, or for a stream; it is shown once")
  @ApiResponse(responseCode = "201", description = "The token, this once")
  @ApiResponse(responseCode = "403", description = "A role that the caller does not have")
  @ApiResponse(responseCode = "422", description = "Fields are wrong; each is named")
  HttpResponse<CreatedToken> create(
      @RequestBody(content = @Content(schema = @Schema(implementation = TokenBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    var caller = person(authentication);
    var wanted = BODY.read(body);
    var now = clock.instant();
    checkEnd(wanted.expiresAt().toInstant(), now);
    if (!caller.roles().containsAll(rights(wanted))) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN,
          "A token cannot have more than its maker",
          "you are %s".formatted(String.join(", ", caller.roles())));
    }
    var text = TokenText.random();
    var kept = kept(wanted, caller, now);
    var owner = new TokenOwner(caller.name(), caller.email(), caller.personId(), caller.aliases());
    tokens.add(kept, owner, TokenText.hash(text));
    return HttpResponse.created(new CreatedToken(text, kept));
  }

  @Delete("/{id}")
  @Secured(Roles.OPERATOR)
  @Operation(summary = "End a token")
  @ApiResponse(responseCode = "204", description = "It is good no more")
  @ApiResponse(responseCode = "404", description = "There is no token of that id")
  HttpResponse<?> revoke(@PathVariable String id, Authentication authentication) {
    if (!tokens.revoke(id, person(authentication).name(), clock.instant())) {
      throw Refusal.of(HttpStatus.NOT_FOUND, "There is no token of that id");
    }
    return HttpResponse.noContent();
  }

  /** Whoever makes tokens may make those of streams. */
  private static List<String> rights(TokenBody wanted) {
    return wanted.roles().stream().filter(role -> !Roles.isOfStream(role)).toList();
  }

  private static Caller person(Authentication authentication) {
    if (Caller.isMachine(authentication)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "Tokens are made and ended by people");
    }
    return Caller.of(authentication);
  }

  private static ApiToken kept(TokenBody wanted, Caller caller, Instant now) {
    return new ApiToken(
        "tok-" + UUID.randomUUID(),
        wanted.name(),
        new ArrayList<>(wanted.roles()),
        caller.name(),
        now,
        wanted.expiresAt().toInstant(),
        null,
        null,
        null);
  }

  private static void checkEnd(Instant end, Instant now) {
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw Refusal.fields(
          List.of(
              new FieldError("expiresAt", "expiresAt must be ahead, and within a year from now")));
    }
  }
}
