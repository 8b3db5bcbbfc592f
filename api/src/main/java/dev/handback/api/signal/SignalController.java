package dev.handback.api.signal;

import dev.handback.api.problem.Refusal;
import dev.handback.sharedsignals.TokenRefused;
import dev.handback.sharedsignals.TransmitterFailure;
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
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes pushed Security Event Tokens (RFC 8935): stored, then answered. */
@Controller("/shared-signals")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignalController {

  private static final Logger LOG = LoggerFactory.getLogger(SignalController.class);

  private static final String TOKEN = "application/secevent+jwt";

  private final SignalReceptions receptions;
  private final Clock clock;

  SignalController(SignalReceptions receptions, Clock clock) {
    this.receptions = receptions;
    this.clock = clock;
  }

  /** 202 for one that was taken before, too: its transmitter has not heard so. */
  @Post("/{source}")
  @Consumes(MediaType.ALL)
  @Operation(summary = "Receive a Security Event Token of a Shared Signals transmitter")
  @ApiResponse(responseCode = "202", description = "It is stored")
  @ApiResponse(responseCode = "400", description = "It is not taken; the codes are RFC 8935's")
  @ApiResponse(responseCode = "404", description = "No such transmitter, or it may not push")
  @ApiResponse(responseCode = "503", description = "The transmitter's keys cannot be had now")
  HttpResponse<?> receive(
      @PathVariable String source,
      @Parameter(hidden = true) HttpHeaders headers,
      @Body byte @Nullable [] body) {
    var transmitter =
        receptions
            .pushing(source)
            .orElseThrow(
                () -> Refusal.of(HttpStatus.NOT_FOUND, "There is no transmitter of that name"));
    if (!transmitter.knows(headers.get(HttpHeaders.AUTHORIZATION))) {
      return refused(TokenRefused.Code.AUTHENTICATION_FAILED, "the Authorization header is wrong");
    }
    if (headers.contentType().filter(type -> type.getName().equals(TOKEN)).isEmpty()) {
      return refused(TokenRefused.Code.INVALID_REQUEST, "the Content-Type must be " + TOKEN);
    }
    var token = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    try {
      transmitter.reception().take(token, clock.instant());
      return HttpResponse.accepted();
    } catch (TokenRefused refusal) {
      LOG.warn("a token of {} is refused: {}", source, refusal.description());
      return refused(refusal.code(), refusal.description());
    } catch (TransmitterFailure failure) {
      LOG.warn("a token of {} cannot be verified now", source, failure);
      throw Refusal.of(
          HttpStatus.SERVICE_UNAVAILABLE, "The transmitter's keys cannot be had; try again");
    }
  }

  private static HttpResponse<PushError> refused(TokenRefused.Code code, String description) {
    return HttpResponse.badRequest(new PushError(code.wire(), description))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CONTENT_LANGUAGE, "en");
  }

  /** RFC 8935, 2.3. */
  @Serdeable
  record PushError(String err, String description) {}
}
