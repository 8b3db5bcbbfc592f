package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.attachment.Download;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.record.attachment.Attachment;
import dev.handback.record.attachment.Attachments;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.util.List;

/** Files that people attached, for whoever may see the evidence (requirement O2). */
@Controller("/offboardings/{id}/files")
@Secured({Roles.SECURITY, Roles.AUDITOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
@SerdeImport(Attachment.class)
final class FileController {

  private final KnownOffboardings known;
  private final Attachments attachments;
  private final Download download;

  FileController(KnownOffboardings known, Attachments attachments, Download download) {
    this.known = known;
    this.attachments = attachments;
    this.download = download;
  }

  @Get
  @Operation(summary = "List the files that people attached as evidence")
  Files list(@PathVariable String id, Authentication authentication) {
    return new Files(attachments.of(known.find(id, Caller.of(authentication)).id()));
  }

  @Get("/{fileId}")
  @Produces({
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/plain",
    "text/csv",
    "application/problem+json"
  })
  @Operation(summary = "A file that somebody attached as evidence")
  @ApiResponse(responseCode = "200", description = "The file, to be saved")
  @ApiResponse(responseCode = "404", description = "No such offboarding, or no such file of it")
  MutableHttpResponse<byte[]> download(
      @PathVariable String id, @PathVariable String fileId, Authentication authentication) {
    return download.of(known.find(id, Caller.of(authentication)).id(), fileId);
  }

  /** A list of files. */
  @Serdeable
  record Files(List<Attachment> files) {}
}
