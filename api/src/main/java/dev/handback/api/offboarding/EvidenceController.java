package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;

/** The evidence chain, to read and to take away. */
@Controller("/offboardings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class EvidenceController {

  private final KnownOffboardings known;
  private final EvidenceExport export;

  EvidenceController(KnownOffboardings known, EvidenceExport export) {
    this.known = known;
    this.export = export;
  }

  @Get("/evidence")
  @Produces({"application/x-ndjson", "application/problem+json"})
  @Secured({Roles.SECURITY, Roles.AUDITOR})
  @Operation(summary = "The evidence chain, one entry a line")
  byte[] evidence(@PathVariable String id, Authentication authentication) {
    return export.chain(known.find(id, Caller.of(authentication)).id());
  }

  @Get("/bundle")
  @Produces({"application/zip", "application/problem+json"})
  @Secured(Roles.AUDITOR)
  @Operation(summary = "The sealed chain as a zip for offline verification")
  @ApiResponse(responseCode = "200", description = "The bundle")
  @ApiResponse(responseCode = "409", description = "Not sealed yet")
  MutableHttpResponse<byte[]> bundle(@PathVariable String id, Authentication authentication) {
    return export.zip(known.find(id, Caller.of(authentication)).id());
  }
}
