package dev.handback.api.transmitter;

import dev.handback.transmitter.Transmitter;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;

/** What everybody may know of this transmitter (OpenID Shared Signals Framework 1.0). */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ApiResponse(responseCode = "404", description = "No application is told anything here")
final class TransmitterController {

  private final KnownStreams streams;

  TransmitterController(KnownStreams streams) {
    this.streams = streams;
  }

  @Get("/.well-known/ssf-configuration")
  @Operation(summary = "Describe this transmitter of shared signals")
  @ApiResponse(responseCode = "200", description = "Its issuer, its keys and how it delivers")
  Map<String, Object> configuration() {
    return streams.transmitter().configuration();
  }

  @Get(Transmitter.KEYS)
  @Operation(summary = "The keys that events are checked by")
  @ApiResponse(responseCode = "200", description = "A JWK set, without anything private")
  Map<String, Object> keys() {
    return streams.transmitter().keys();
  }
}
