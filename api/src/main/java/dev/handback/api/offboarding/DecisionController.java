package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.attachment.MultipartForm;
import dev.handback.api.body.JsonBody;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people decide about a run, told to it by signal. */
@Controller("/offboardings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class DecisionController {

  private final Decisions decisions;
  private final MultipartForm forms;

  DecisionController(Decisions decisions, MultipartForm forms) {
    this.decisions = decisions;
    this.forms = forms;
  }

  @Post("/approvals")
  @Consumes("application/json")
  @Secured(Roles.APPROVER)
  @Operation(summary = "Approve or reject an offboarding that waits for it")
  @ApiResponse(responseCode = "202", description = "Told to the run")
  @ApiResponse(responseCode = "403", description = "Never the subject, never the requester")
  @ApiResponse(responseCode = "409", description = "Nothing waits for an approval")
  HttpResponse<Told> decide(
      @PathVariable String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ApprovalBody.class))) @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return Told.about(decisions.approve(Caller.of(authentication), id, JsonBody.parse(body)));
  }

  @Post("/items/{itemId}/manual")
  @Consumes("application/json")
  @Secured({Roles.APP_OWNER, Roles.OPERATOR})
  @Operation(summary = "Say that an item was removed by hand, or cannot be")
  @ApiResponse(responseCode = "202", description = "Told to the run")
  @ApiResponse(responseCode = "404", description = "No such offboarding, or no such item in it")
  @ApiResponse(responseCode = "409", description = "The item waits for no person")
  @ApiResponse(responseCode = "422", description = "Fields or files are wrong; each is named")
  HttpResponse<Told> removedByHand(
      @PathVariable String id,
      @PathVariable String itemId,
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ManualBody.class)),
                @Content(
                    mediaType = MediaType.MULTIPART_FORM_DATA,
                    schema = @Schema(implementation = ManualForm.class))
              })
          @Body
          byte @Nullable [] body,
      Authentication authentication) {
    return Told.about(
        decisions.removedByHand(
            Caller.of(authentication), id, itemId, JsonBody.parse(body), List.of()));
  }

  /** Described with the call above, which it is but for the files. */
  @Post("/items/{itemId}/manual")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Secured({Roles.APP_OWNER, Roles.OPERATOR})
  @Hidden
  HttpResponse<Told> removedByHandWithFiles(
      HttpRequest<?> request,
      @PathVariable String id,
      @PathVariable String itemId,
      @Body @Nullable InputStream body,
      Authentication authentication) {
    var form = forms.read(request, body);
    var word = form.fields();
    word.put("seatFreed", Boolean.parseBoolean(word.path("seatFreed").asText()));
    return Told.about(
        decisions.removedByHand(Caller.of(authentication), id, itemId, word, form.files()));
  }
}
