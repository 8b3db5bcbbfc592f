package dev.handback.api.webhook;

import dev.handback.api.intake.Reception;
import dev.handback.api.problem.Refusal;
import dev.handback.api.webhook.DeliveryReport.Outcome;
import dev.handback.api.webhook.DeliveryReport.Result;
import dev.handback.record.inbox.InboxEvent;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Intake: signed events of systems of record. */
@Controller("/webhooks")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {

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
    var endpoint =
        endpoints
            .find(source)
            .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "There is no source of that name"));
    var now = clock.instant();
    var bytes = body == null ? new byte[0] : body;
    var delivery = endpoint.verify(headers, bytes, now);
    var readings = new DeliveryReader(endpoint.source()).read(delivery, bytes, now);
    var kept = new Kept(endpoint.source().name(), forReplay(headers), now);
    var report = DeliveryReport.of(readings.stream().map(one -> act(one, kept)).toList());
    return answer(report);
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
  private static Map<String, String> forReplay(HttpHeaders headers) {
    return Stream.of("webhook-id", "webhook-timestamp", "X-BambooHR-Timestamp", "User-Agent")
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
