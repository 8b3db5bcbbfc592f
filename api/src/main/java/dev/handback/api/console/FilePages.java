package dev.handback.api.console;

import dev.handback.api.attachment.Download;
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

/** Files that people attached, from the pages. */
@Controller("/console/offboardings/{id}/files")
@Hidden
@Secured({Roles.SECURITY, Roles.AUDITOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class FilePages {

  private final KnownOffboardings known;
  private final Download download;

  FilePages(KnownOffboardings known, Download download) {
    this.known = known;
    this.download = download;
  }

  @Get("/{fileId}")
  HttpResponse<byte[]> download(
      @PathVariable String id, @PathVariable String fileId, Authentication authentication) {
    return download.of(known.find(id, Caller.of(authentication)).id(), fileId);
  }
}
