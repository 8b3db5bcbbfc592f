package dev.handback.api.transmitter;

import dev.handback.api.Api;
import dev.handback.api.body.JsonBody;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Roles;
import dev.handback.record.message.StreamQueue;
import dev.handback.record.message.StreamQueue.Handful;
import dev.handback.transmitter.Delivery;
import dev.handback.transmitter.SharedSignalsFile.Stream;
import dev.handback.transmitter.Transmitter;
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
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Receivers that fetch their events (RFC 8936), each with a token for its own stream alone. */
@Controller(Transmitter.STREAMS)
@Secured(Roles.RECEIVER)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class PollController {

  private static final JsonBody<Poll> BODY = new JsonBody<>(Poll.class, "poll.schema.json");

  /** Below what a proxy usually waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final KnownStreams streams;
  private final StreamQueue queue;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);

  PollController(KnownStreams streams, StreamQueue queue, Clock clock) {
    this.streams = streams;
    this.queue = queue;
    this.clock = clock;
  }

  @Post("/{id}/poll")
  @Consumes("application/json")
  @Operation(summary = "Fetch signed events, and say which have arrived")
  @ApiResponse(responseCode = "200", description = "What is not acknowledged, the oldest first")
  @ApiResponse(responseCode = "403", description = "The token is not this stream's")
  @ApiResponse(responseCode = "404", description = "The stream is there no more, or is pushed")
  Poll.Sets poll(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = Poll.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    if (!authentication.getRoles().contains(Roles.ofStream(id))) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "This token is for another stream");
    }
    var known = streams.transmitter();
    var stream = stream(known, id);
    var asked = BODY.read(body);
    queue.taken(id, asked.acknowledged(), clock.instant());
    queue.refused(id, asked.refusals());
    return sets(known, stream, fetched(id, asked));
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  private static Stream stream(Transmitter known, String id) {
    return known
        .find(id)
        .filter(stream -> stream.delivery() == Delivery.POLL)
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "There is no such stream to poll"));
  }

  private Handful fetched(String id, Poll asked) {
    var until = clock.instant().plus(PATIENCE);
    var some = queue.fetch(id, asked.atMost());
    while (some.some().isEmpty() && asked.waits() && clock.instant().isBefore(until) && !ends()) {
      some = queue.fetch(id, asked.atMost());
    }
    return some;
  }

  /** Waits a moment; whether this process stops. */
  private boolean ends() {
    try {
      return stopped.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Poll.Sets sets(Transmitter known, Stream stream, Handful some) {
    var sets = new LinkedHashMap<String, String>();
    for (var one : some.some()) {
      sets.put(one.id(), known.token(stream, one.id(), one.content(), one.since()));
    }
    return new Poll.Sets(sets, some.more());
  }
}
