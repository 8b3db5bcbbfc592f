package dev.handback.api.console;

import dev.handback.api.body.UrlEncoded;
import dev.handback.api.offboarding.Previews;
import dev.handback.api.offboarding.StartOffboarding;
import dev.handback.api.offboarding.Submissions;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.ProblemDocument;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.OffboardingState;
import dev.handback.record.run.SubjectOffboardings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import io.temporal.client.WorkflowServiceException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An operator sees what an offboarding would do, and starts it from there (requirement P6). */
@Controller(PreviewPages.PATH)
@Hidden
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PreviewPages {

  static final String PATH = "/console/preview";

  private static final String SECTION = "preview";

  private static final Set<OffboardingState> OVER =
      Set.of(OffboardingState.SEALED, OffboardingState.RESCINDED, OffboardingState.REJECTED);

  private final Pages pages;
  private final FormTokens tokens;
  private final PeopleSearch search;
  private final Previews previews;
  private final Submissions submissions;
  private final SubjectOffboardings offboardings;

  PreviewPages(
      Pages pages,
      FormTokens tokens,
      PeopleSearch search,
      Previews previews,
      Submissions submissions,
      SubjectOffboardings offboardings) {
    this.pages = pages;
    this.tokens = tokens;
    this.search = search;
    this.previews = previews;
    this.submissions = submissions;
    this.offboardings = offboardings;
  }

  @Get
  HttpResponse<String> ask(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String q,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "") String subject) {
    var page =
        new PreviewPage(
            shell(request), search.form(subject), search.find(PATH, q, after), null, null);
    return pages.page(SECTION, page);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> preview(
      HttpRequest<?> request, @Body byte @Nullable [] body, Authentication authentication) {
    var form = read(request, body);
    try {
      return show(request, form, answer(form, Caller.of(authentication)));
    } catch (Refusal refusal) {
      return refused(request, form, refusal.status(), refusal.document());
    } catch (WorkflowServiceException away) {
      var problem =
          Refusal.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "Temporal does not answer",
              "nothing was changed; ask again");
      return refused(request, form, problem.status(), problem.document());
    }
  }

  @Post("/start")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> start(
      HttpRequest<?> request, @Body byte @Nullable [] body, Authentication authentication) {
    var form = read(request, body);
    try {
      requireReason(form);
      var wanted = form.wanted();
      var accepted = submissions.accept(wanted, Caller.of(authentication), form.json());
      var id = Objects.requireNonNull(accepted.offboarding());
      return Pages.seeOther("/console/offboardings/" + id.value());
    } catch (Refusal refusal) {
      return refused(request, form, refusal.status(), refusal.document());
    }
  }

  private static void requireReason(StartForm form) {
    if (form.value(StartForm.REASON).isEmpty()) {
      throw Refusal.fields(List.of(new FieldError(StartForm.REASON, "reason must be given")));
    }
  }

  private StartForm read(HttpRequest<?> request, byte @Nullable [] body) {
    var sent = UrlEncoded.parse(body == null ? new byte[0] : body);
    tokens.check(request, sent);
    return StartForm.of(sent);
  }

  private PreviewAnswer answer(StartForm form, Caller caller) {
    var start =
        form.value(StartForm.EVENT).isEmpty()
            ? form.with(StartForm.EVENT, StartForm.SYSTEM + "-" + UUID.randomUUID())
            : form;
    var wanted = start.wanted();
    var preview = previews.preview(wanted, caller);
    var held = submissions.wouldHold(wanted, caller).orElse(null);
    return new PreviewAnswer(preview, BlastPicture.of(preview), held, others(wanted), start);
  }

  private List<SubjectOffboardings.Line> others(StartOffboarding wanted) {
    var subject = wanted.subject();
    var names = Stream.of(subject.id(), subject.email()).filter(Objects::nonNull).toList();
    return offboardings.of(names).stream()
        .filter(line -> !OVER.contains(line.state()))
        .filter(line -> names.contains(line.subject().id()) || isAt(line, subject.email()))
        .toList();
  }

  private static boolean isAt(SubjectOffboardings.Line line, @Nullable String email) {
    return email != null && email.equalsIgnoreCase(line.subject().email());
  }

  private HttpResponse<String> show(
      HttpRequest<?> request, StartForm form, @Nullable PreviewAnswer answer) {
    return pages.page(
        SECTION, new PreviewPage(shell(request), form, PeopleSearch.nothing(PATH), answer, null));
  }

  private HttpResponse<String> refused(
      HttpRequest<?> request, StartForm form, HttpStatus status, ProblemDocument why) {
    var page =
        new PreviewPage(
            shell(request), form.wrong(why.errors()), PeopleSearch.nothing(PATH), null, why);
    return pages.page(status, SECTION, page);
  }

  private Shell shell(HttpRequest<?> request) {
    return pages.shell(request, SECTION, Texts.english().of("preview.title"));
  }
}
