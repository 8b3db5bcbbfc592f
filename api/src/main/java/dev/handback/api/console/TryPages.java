package dev.handback.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.body.UrlEncoded;
import dev.handback.api.problem.FieldError;
import dev.handback.api.signin.Roles;
import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.Problem;
import dev.handback.configuration.policy.Departure;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.configuration.policy.Rehearsal;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import dev.handback.record.policy.PolicyVersions;
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
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would decide, asked of the one in force or of a text that is in no file yet. For
 * whoever starts, approves or answers for what policy lets through; nothing is changed (P4).
 */
@Controller(TryPages.PATH)
@Hidden
@Secured({Roles.OPERATOR, Roles.APPROVER, Roles.SECURITY})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TryPages {

  static final String PATH = "/console/policy/try";

  /** Who may try a policy out. */
  static final List<String> MAY = List.of(Roles.OPERATOR, Roles.APPROVER, Roles.SECURITY);

  /** Many times the longest policy that anybody reads. */
  private static final int LONGEST = 200_000;

  private static final String TEXT = "policy";
  private static final String TEMPLATE = "policy-try";

  private final Pages pages;
  private final FormTokens tokens;
  private final PeopleSearch search;
  private final PolicyVersions versions;

  TryPages(Pages pages, FormTokens tokens, PeopleSearch search, PolicyVersions versions) {
    this.pages = pages;
    this.tokens = tokens;
    this.search = search;
    this.versions = versions;
  }

  @Get
  HttpResponse<String> ask(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String q,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "") String subject,
      @QueryValue(defaultValue = "") String version) {
    var found = search.find(PATH, q, after);
    var text = version.isEmpty() ? inForce() : versions.text(version).orElseGet(this::inForce);
    var page = new TryPage(shell(request), search.form(subject), found, text, List.of(), List.of());
    return pages.page(TEMPLATE, page);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> rehearse(HttpRequest<?> request, @Body byte @Nullable [] body) {
    var sent = UrlEncoded.parse(body == null ? new byte[0] : body);
    tokens.check(request, sent);
    var text = text(sent);
    var wrong = new ArrayList<FieldError>();
    var departure = departure(StartForm.of(sent), wrong);
    var form = StartForm.of(sent).wrong(wrong);
    var problems = new ArrayList<Problem>();
    var answers = answers(text, departure, problems);
    var isFine = departure != null && problems.isEmpty();
    return pages.page(
        isFine ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
        TEMPLATE,
        new TryPage(shell(request), form, PeopleSearch.nothing(PATH), text, answers, problems));
  }

  /** Wrong lines are told even where nobody is asked about. */
  private static List<Rehearsal.Answer> answers(
      String text, @Nullable Departure departure, List<Problem> problems) {
    try {
      if (text.length() > LONGEST) {
        var why = "it is longer than %d characters".formatted(LONGEST);
        throw new ConfigurationException(List.of(new Problem(Path.of(TEXT), 0, why)));
      }
      var policy = PolicyFile.parse(text);
      return departure == null ? List.of() : new Rehearsal(policy).of(departure);
    } catch (ConfigurationException refused) {
      problems.addAll(refused.problems());
      return List.of();
    }
  }

  /** Null when a field is wrong. */
  private static @Nullable Departure departure(StartForm form, List<FieldError> wrong) {
    var id = form.value("subject.id");
    if (id.isEmpty()) {
      wrong.add(new FieldError("subject.id", "subject.id must not be blank"));
    }
    var kind = named(SubjectKind.class, "subject.kind", form.value("subject.kind"), wrong);
    var trigger = named(Trigger.class, "trigger", form.value("trigger"), wrong);
    var given = form.value("risk");
    var risk =
        given.isEmpty()
            ? trigger == Trigger.RISK ? Risk.HIGH : Risk.NORMAL
            : named(Risk.class, "risk", given, wrong);
    if (!wrong.isEmpty() || kind == null || trigger == null || risk == null) {
      return null;
    }
    var subject =
        new Subject(
            kind,
            id,
            given(form, "subject.email"),
            given(form, "subject.displayName"),
            given(form, "subject.managerId"));
    return new Departure(subject, trigger, risk);
  }

  private static @Nullable String given(StartForm form, String field) {
    return form.value(field).isEmpty() ? null : form.value(field);
  }

  private static <E extends Enum<E>> @Nullable E named(
      Class<E> type, String field, String name, List<FieldError> wrong) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException none) {
      wrong.add(new FieldError(field, "%s must be one of the list".formatted(field)));
      return null;
    }
  }

  private String inForce() {
    return versions.list(1).stream()
        .findFirst()
        .flatMap(one -> versions.text(one.version()))
        .orElse("");
  }

  /** Browsers send lines that end as on Windows. */
  private static String text(JsonNode sent) {
    return sent.path(TEXT).asText("").replace("\r\n", "\n");
  }

  private Shell shell(HttpRequest<?> request) {
    return pages.shell(request, PolicyPages.SECTION, Texts.english().of("try.title"));
  }
}
