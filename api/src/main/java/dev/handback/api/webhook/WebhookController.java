package dev.handback.api.webhook;

import dev.handback.api.problem.Refusal;
import dev.handback.api.webhook.DeliveryReport.Outcome;
import dev.handback.api.webhook.DeliveryReport.Result;
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
  private final Deliveries deliveries;
  private final Clock clock;

  WebhookController(Endpoints endpoints, Deliveries deliveries, Clock clock) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
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
  @ApiResponse(responseCode = "429", description = "More deliveries than the source may send")
  HttpResponse<DeliveryReport> receive(
      @PathVariable String source,
      @Parameter(hidden = true) HttpHeaders headers,
      @Body byte @Nullable [] body) {
    var endpoint = find(source);
    var now = clock.instant();
    var bytes = body == null ? new byte[0] : body;
    var messageId = endpoint.admit(headers, bytes, now);
    return answer(deliveries.take(endpoint, messageId, bytes, headers, now));
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
    var _ = endpoint.admit(headers, new byte[0], clock.instant());
    return Map.of(challenge.field(), asked);
  }

  private Endpoint find(String source) {
    return endpoints
        .find(source)
        .filter(one -> !one.source().scheme().provisions())
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
}
