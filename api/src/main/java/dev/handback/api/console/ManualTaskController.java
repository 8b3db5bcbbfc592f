package dev.handback.api.console;

import dev.handback.api.attachment.MultipartForm;
import dev.handback.api.offboarding.Decisions;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.record.obligation.ObligationView;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody did by hand, with files that show it (requirement O2). */
@Controller("/console/tasks")
@Hidden
@Secured({Roles.APP_OWNER, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ManualTaskController {

  private static final Set<ObligationKind> BY_HAND =
      Set.of(ObligationKind.MANUAL_REMOVAL, ObligationKind.IDENTIFY_SUBJECT);

  private final TaskPages pages;
  private final FormTokens tokens;
  private final MultipartForm forms;
  private final Decisions decisions;

  ManualTaskController(
      TaskPages pages, FormTokens tokens, MultipartForm forms, Decisions decisions) {
    this.pages = pages;
    this.tokens = tokens;
    this.forms = forms;
    this.decisions = decisions;
  }

  @Post("/{id}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<String> answer(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body @Nullable InputStream body,
      Authentication authentication) {
    var form = forms.read(request, body);
    tokens.check(request, form.fields());
    var caller = Caller.of(authentication);
    var owed = decisions.find(id, caller);
    try {
      tell(caller, owed, form);
      return Pages.seeOther("/console/tasks/" + id);
    } catch (Refusal refusal) {
      return pages.refused(request, caller, owed, form.fields(), refusal);
    }
  }

  private void tell(Caller caller, ObligationView owed, MultipartForm.Sent form) {
    var item = owed.itemId();
    if (!BY_HAND.contains(owed.kind()) || item == null) {
      throw Refusal.of(HttpStatus.CONFLICT, "This is not answered with files");
    }
    var word = FormWord.of(form.fields(), FormWord.MANUAL);
    decisions.removedByHand(caller, owed.offboarding().value(), item.value(), word, form.files());
  }
}
