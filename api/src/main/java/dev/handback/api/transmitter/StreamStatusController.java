package dev.handback.api.transmitter;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Roles;
import dev.handback.record.message.SignalStreams;
import dev.handback.record.message.StreamStates;
import dev.handback.transmitter.SharedSignalsFile.Stream;
import dev.handback.transmitter.SignalRoutes;
import dev.handback.transmitter.StatusWord;
import dev.handback.transmitter.Transmitter;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Receivers pause their stream, end it, and ask whether it works (OpenID Shared Signals Framework
 * 1.0, 8.1.2 and 8.1.4). An operator may set the status, too: the receiver is told that by a {@code
 * stream-updated} event.
 */
@Controller
@Secured({Roles.RECEIVER, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
@ApiResponse(responseCode = "400", description = "What is asked cannot be read, or makes no sense")
@ApiResponse(responseCode = "403", description = "The token is no stream's")
@ApiResponse(responseCode = "404", description = "The token has no stream of this id")
final class StreamStatusController {

  private static final JsonBody<StreamStatusBody> STATUS =
      JsonBody.orBadRequest(StreamStatusBody.class, "stream-status.schema.json");
  private static final JsonBody<VerificationBody> VERIFICATION =
      JsonBody.orBadRequest(VerificationBody.class, "verification.schema.json");

  private final KnownStreams known;
  private final SignalStreams streams;
  private final StreamStates states;
  private final Clock clock;

  StreamStatusController(
      KnownStreams known, SignalStreams streams, StreamStates states, Clock clock) {
    this.known = known;
    this.streams = streams;
    this.states = states;
    this.clock = clock;
  }

  @Get(Transmitter.STATUS)
  @Operation(summary = "Whether events go over a stream")
  @ApiResponse(responseCode = "200", description = "Its status, and why it has it")
  HttpResponse<StreamStatusBody> status(
      @QueryValue("stream_id") @Nullable String id, Authentication authentication) {
    if (id == null) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The stream_id is missing");
    }
    return status(known.find(authentication, id));
  }

  @Post(Transmitter.STATUS)
  @Consumes("application/json")
  @Operation(summary = "Enable, pause or disable a stream")
  @ApiResponse(responseCode = "200", description = "Its status now")
  HttpResponse<StreamStatusBody> set(
      @RequestBody(content = @Content(schema = @Schema(implementation = StreamStatusBody.class)))
          @Body
          byte @Nullable [] body,
      Authentication authentication) {
    var asked = STATUS.read(body);
    var stream = known.find(authentication, asked.streamId());
    streams.change(
        SignalRoutes.to(stream),
        StatusWord.read(asked.status()),
        asked.reason(),
        KnownStreams.isReceiver(authentication, stream) ? null : authentication.getName(),
        clock.instant());
    return status(stream);
  }

  /** The event comes when its turn comes: 204 says only that it will. */
  @Post(Transmitter.VERIFY)
  @Secured(Roles.RECEIVER)
  @Consumes("application/json")
  @Operation(summary = "Have a verification event sent over a stream")
  @ApiResponse(responseCode = "204", description = "It will be sent, with the state in it")
  @ApiResponse(responseCode = "429", description = "The last was asked for a moment ago")
  HttpResponse<?> verify(
      @RequestBody(content = @Content(schema = @Schema(implementation = VerificationBody.class)))
          @Body
          byte @Nullable [] body,
      Authentication authentication) {
    var asked = VERIFICATION.read(body);
    var stream = known.find(authentication, asked.streamId());
    var became =
        streams.verify(
            SignalRoutes.to(stream),
            asked.state(),
            Transmitter.BETWEEN_VERIFICATIONS,
            clock.instant());
    return switch (became) {
      case SignalStreams.Verification.Queued _ -> fresh(HttpResponse.noContent());
      case SignalStreams.Verification.TooSoon soon ->
          throw Refusal.comeAgain(
              "This stream was verified a moment ago",
              "%d seconds lie between two verifications"
                  .formatted(Transmitter.BETWEEN_VERIFICATIONS.toSeconds()),
              soon.left());
      case SignalStreams.Verification.Disabled _ ->
          throw Refusal.of(
              HttpStatus.BAD_REQUEST, "The stream is disabled: nothing is sent over it");
    };
  }

  private HttpResponse<StreamStatusBody> status(Stream stream) {
    return fresh(HttpResponse.ok(StreamStatusBody.of(stream.id(), states.find(stream.id()))));
  }

  private static <T> HttpResponse<T> fresh(MutableHttpResponse<T> answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
