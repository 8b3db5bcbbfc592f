package dev.handback.api.webhook;

import dev.handback.api.intake.Reception;
import dev.handback.api.problem.Refusal;
import dev.handback.api.webhook.DeliveryReport.Outcome;
import dev.handback.api.webhook.DeliveryReport.Result;
import dev.handback.api.webhook.scheme.Scheme;
import dev.handback.record.inbox.InboxEvent;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Intake: signed events of systems of record. */
@Controller("/webhooks")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {

  /** In characters; what is sent back is the sender's own. */
  private static final int CHALLENGE_AT_MOST = 1000;

  private final Endpoints endpoints;
  private final Reception reception;
  private final Clock clock;

  WebhookController(Endpoints endpoints, Reception reception, Clock clock) {
    this.endpoints = endpoints;
    this.reception = reception;
    this.clock = clock;
  }

  /** 202 when something new was accepted, 200 when all of it is known already or starts nothing. */
  @Post("/{source}")
  @Consumes(MediaType.ALL)
  @Operation(summary = "Receive a signed event of a system of record")
  @ApiResponse(responseCode = "202", description = "Accepted: it is stored and will be started")
  @ApiResponse(responseCode = "200", description = "Known already, or it starts nothing")
  @ApiResponse(responseCode = "400", description = "The body cannot be read")
  @ApiResponse(responseCode = "401", description = "Signature or time are wrong")
  @ApiResponse(responseCode = "404", description = "No such source")
  HttpResponse<DeliveryReport> receive(
      @PathVariable String source,
      @Parameter(hidden = true) HttpHeaders headers,
      @Body byte @Nullable [] body) {
    var endpoint = find(source);
    var now = clock.instant();
    var bytes = body == null ? new byte[0] : body;
    var messageId = endpoint.verifier().verify(headers, bytes, now);
    var readings = new DeliveryReader(endpoint.source()).read(messageId, bytes, now);
    var kept = new Kept(source, forReplay(endpoint.source().scheme(), headers), now);
    var report = DeliveryReport.of(readings.stream().map(one -> act(one, kept)).toList());
    return answer(report);
  }

  /** The sender asks once whether this address is meant: what it sends comes back. */
  @Get("/{source}")
  @Operation(summary = "Answer the one-time challenge of a system of record")
  @ApiResponse(responseCode = "200", description = "What the challenge's header said")
  @ApiResponse(responseCode = "401", description = "The source's secret is wrong")
  @ApiResponse(responseCode = "400", description = "The challenge is missing")
  @ApiResponse(responseCode = "404", description = "No such source")
  @ApiResponse(responseCode = "405", description = "This source has no challenge")
  Map<String, String> challenge(
      @PathVariable String source, @Parameter(hidden = true) HttpHeaders headers) {
    var endpoint = find(source);
    var challenge = endpoint.source().scheme().challenge();
    if (challenge == null) {
      throw Refusal.of(HttpStatus.METHOD_NOT_ALLOWED, "This source only posts");
    }
    var asked = headers.get(challenge.header());
    if (asked == null || asked.length() > CHALLENGE_AT_MOST) {
      throw Refusal.of(
          HttpStatus.BAD_REQUEST, "There is no challenge", challenge.header() + " is missing");
    }
    endpoint.verifier().verify(headers, new byte[0], clock.instant());
    return Map.of(challenge.field(), asked);
  }

  private Endpoint find(String source) {
    return endpoints
        .find(source)
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "There is no source of that name"));
  }

  private static HttpResponse<DeliveryReport> answer(DeliveryReport report) {
    if (report.hasNews()) {
      return HttpResponse.accepted().body(report);
    }
    if (report.has(Outcome.UNREADABLE)) {
      var reasons = report.results().stream().map(Result::reason).collect(Collectors.joining("; "));
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The event cannot be understood", reasons);
    }
    return HttpResponse.ok(report);
  }

  private Result act(Reading reading, Kept kept) {
    return switch (reading) {
      case Reading.Says says ->
          Result.of(reception.accept(kept.event(says.dedupKey(), says.text()), says.word()));
      case Reading.Ignored ignored -> {
        reception.discard(
            kept.event(ignored.dedupKey(), ignored.text()), ignored.mentioned(), ignored.why());
        yield new Result(Outcome.IGNORED, null, ignored.why());
      }
      case Reading.Unreadable unreadable -> {
        reception.discard(
            kept.event(unreadable.dedupKey(), unreadable.text()),
            unreadable.mentioned(),
            unreadable.why());
        yield new Result(Outcome.UNREADABLE, null, unreadable.why());
      }
    };
  }

  /** The headers that a replay needs; signatures are not among them. */
  private static Map<String, String> forReplay(Scheme scheme, HttpHeaders headers) {
    return scheme
        .keptHeaders()
        .filter(name -> headers.get(name) != null)
        .collect(Collectors.toMap(name -> name, name -> String.valueOf(headers.get(name))));
  }

  /** What is the same for all events of a delivery. */
  private record Kept(String source, Map<String, String> headers, Instant receivedAt) {

    InboxEvent event(String dedupKey, String text) {
      return new InboxEvent(source, dedupKey, headers, text, receivedAt);
    }
  }
}
