package dev.handback.api.console;

import dev.handback.api.offboarding.EvidenceExport;
import dev.handback.api.offboarding.KnownOffboardings;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;

/** The evidence chain and its signed bundle, to be saved from the page of an offboarding (R5). */
@Controller("/console/offboardings/{id}")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class EvidencePages {

  private final KnownOffboardings known;
  private final EvidenceExport export;

  EvidencePages(KnownOffboardings known, EvidenceExport export) {
    this.known = known;
    this.export = export;
  }

  @Get("/evidence")
  @Secured({Roles.SECURITY, Roles.AUDITOR})
  HttpResponse<byte[]> evidence(@PathVariable String id, Authentication authentication) {
    var record = known.find(id, Caller.of(authentication));
    return EvidenceExport.saved(export.chain(record.id()), record.id() + ".ndjson")
        .contentType(MediaType.of("application/x-ndjson"));
  }

  @Get("/bundle")
  @Secured(Roles.AUDITOR)
  HttpResponse<byte[]> bundle(@PathVariable String id, Authentication authentication) {
    return export
        .zip(known.find(id, Caller.of(authentication)).id())
        .contentType(MediaType.of("application/zip"));
  }
}
