package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.record.evidence.Evidence;
import dev.handback.record.evidence.EvidenceBundle;
import io.micronaut.http.HttpResponse;
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
import java.io.ByteArrayOutputStream;

/** The evidence chain, to read and to take away. */
@Controller("/offboardings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class EvidenceController {

  private final KnownOffboardings known;
  private final Evidence evidence;
  private final EvidenceBundle bundle;

  EvidenceController(KnownOffboardings known, Evidence evidence, EvidenceBundle bundle) {
    this.known = known;
    this.evidence = evidence;
    this.bundle = bundle;
  }

  @Get("/evidence")
  @Produces({"application/x-ndjson", "application/problem+json"})
  @Secured({Roles.SECURITY, Roles.AUDITOR})
  @Operation(summary = "The evidence chain, one entry a line")
  byte[] evidence(@PathVariable String id, Authentication authentication) {
    var out = new ByteArrayOutputStream();
    evidence.writeNdjson(known.find(id, Caller.of(authentication)).id(), out);
    return out.toByteArray();
  }

  @Get("/bundle")
  @Produces({"application/zip", "application/problem+json"})
  @Secured(Roles.AUDITOR)
  @Operation(summary = "The sealed chain as a zip for offline verification")
  @ApiResponse(responseCode = "200", description = "The bundle")
  @ApiResponse(responseCode = "409", description = "Not sealed yet")
  MutableHttpResponse<byte[]> bundle(@PathVariable String id, Authentication authentication) {
    var record = known.find(id, Caller.of(authentication));
    var out = new ByteArrayOutputStream();
    bundle.write(record.id(), out);
    return HttpResponse.ok(out.toByteArray())
        .header("Content-Disposition", "attachment; filename=\"%s.zip\"".formatted(record.id()));
  }
}
