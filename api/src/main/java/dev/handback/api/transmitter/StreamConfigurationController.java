package dev.handback.api.transmitter;

import dev.handback.api.Api;
import dev.handback.api.problem.ProblemDocument;
import dev.handback.api.problem.ProblemResponse;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Roles;
import dev.handback.transmitter.Transmitter;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/**
 * Receivers read how their stream is configured (OpenID Shared Signals Framework 1.0, 8.1.1). It is
 * the operator's file that says so: whoever wants to make, change or delete a stream by these calls
 * is not allowed to, for which the standard has 403.
 */
@Controller(Transmitter.STREAMS)
@Secured({Roles.RECEIVER, Roles.OPERATOR})
@SecurityRequirement(name = Api.TOKEN)
@ApiResponse(responseCode = "403", description = "The token is no stream's, or may not do this")
final class StreamConfigurationController {

  private final KnownStreams streams;

  StreamConfigurationController(KnownStreams streams) {
    this.streams = streams;
  }

  @Get
  @Operation(summary = "Read a stream's configuration, or without an id those of all its streams")
  @ApiResponse(responseCode = "200", description = "The configuration, or a list of them")
  @ApiResponse(responseCode = "404", description = "The token has no stream of this id")
  HttpResponse<?> read(
      @QueryValue("stream_id") @Nullable String id, Authentication authentication) {
    var transmitter = streams.transmitter();
    var found =
        id == null
            ? streams.of(authentication).stream()
                .map(stream -> StreamConfiguration.of(transmitter, stream))
                .toList()
            : StreamConfiguration.of(transmitter, streams.find(authentication, id));
    return HttpResponse.ok(found).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @Post
  @Consumes(MediaType.ALL)
  @Operation(summary = "Refused: no receiver may make a stream")
  HttpResponse<ProblemDocument> create() {
    return isTheOperators();
  }

  @Patch
  @Consumes(MediaType.ALL)
  @Operation(summary = "Refused: no receiver may change a stream")
  HttpResponse<ProblemDocument> update() {
    return isTheOperators();
  }

  @Put
  @Consumes(MediaType.ALL)
  @Operation(summary = "Refused: no receiver may replace a stream")
  HttpResponse<ProblemDocument> replace() {
    return isTheOperators();
  }

  @Delete
  @Consumes(MediaType.ALL)
  @Operation(summary = "Refused: no receiver may delete a stream")
  HttpResponse<ProblemDocument> delete() {
    return isTheOperators();
  }

  private static HttpResponse<ProblemDocument> isTheOperators() {
    return ProblemResponse.of(
        Refusal.of(
                HttpStatus.FORBIDDEN,
                "Streams are made, changed and deleted by an operator",
                "they are in the file shared-signals.yaml")
            .document());
  }
}
