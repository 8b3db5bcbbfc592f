package dev.handback.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.body.UrlEncoded;
import dev.handback.api.console.OffboardingPage.Sent;
import dev.handback.api.hold.HoldDesk;
import dev.handback.api.offboarding.Changes;
import dev.handback.api.offboarding.Decisions;
import dev.handback.api.offboarding.KnownOffboardings;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.record.run.OffboardingRecord;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may change about one offboarding, from its page: its date, whether it happens at all, what
 * stays for a time, and whether it starts where the mass-removal guard holds it (requirements T1,
 * T13, O4, P7).
 */
@Controller("/console/offboardings/{id}")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class ChangePages {

  private static final String REASON = "reason";
  private static final List<String> EXCEPTION =
      List.of(REASON, "until", "scope", "compensatingControl", "register");

  private final OneOffboarding page;
  private final FormTokens tokens;
  private final KnownOffboardings known;
  private final Changes changes;
  private final Decisions decisions;
  private final HoldDesk holds;

  ChangePages(
      OneOffboarding page,
      FormTokens tokens,
      KnownOffboardings known,
      Changes changes,
      Decisions decisions,
      HoldDesk holds) {
    this.page = page;
    this.tokens = tokens;
    this.known = known;
    this.changes = changes;
    this.decisions = decisions;
    this.holds = holds;
  }

  @Post("/date")
  @Secured(Roles.OPERATOR)
  HttpResponse<String> date(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body byte @Nullable [] body,
      Authentication authentication) {
    return changed(request, id, body, authentication, "date", this::move);
  }

  @Post("/rescind")
  @Secured(Roles.OPERATOR)
  HttpResponse<String> rescind(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body byte @Nullable [] body,
      Authentication authentication) {
    return changed(request, id, body, authentication, "rescind", this::takeBack);
  }

  @Post("/hold")
  @Secured(Roles.APPROVER)
  HttpResponse<String> hold(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body byte @Nullable [] body,
      Authentication authentication) {
    return changed(request, id, body, authentication, "hold", this::decide);
  }

  @Post("/exception")
  @Secured(Roles.APPROVER)
  HttpResponse<String> exception(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body byte @Nullable [] body,
      Authentication authentication) {
    return changed(request, id, body, authentication, "exception", this::except);
  }

  private HttpResponse<String> changed(
      HttpRequest<?> request,
      String id,
      byte @Nullable [] body,
      Authentication authentication,
      String sent,
      Word word) {
    var form = UrlEncoded.parse(body == null ? new byte[0] : body);
    tokens.check(request, form);
    var caller = Caller.of(authentication);
    var record = known.find(id, caller);
    try {
      word.say(caller, record, form);
      return Pages.seeOther("/console/offboardings/" + record.id().value());
    } catch (Refusal refusal) {
      return page.refused(request, caller, id, new Sent(sent, form), refusal);
    }
  }

  private void move(Caller caller, OffboardingRecord record, JsonNode form) {
    var wrong = new ArrayList<FieldError>();
    var date = form.path(TypedTime.DATE).asText("");
    var at = TypedTime.of(date, form.path(TypedTime.ZONE).asText(""), wrong);
    if (!wrong.isEmpty()) {
      throw Refusal.fields(wrong);
    }
    var word = FormWord.of(form, List.of(REASON)).put(TypedTime.DATE, at);
    changes.move(caller, record.id().value(), word);
  }

  private void takeBack(Caller caller, OffboardingRecord record, JsonNode form) {
    changes.rescind(caller, record.id().value(), FormWord.of(form, List.of(REASON)));
  }

  private void decide(Caller caller, OffboardingRecord record, JsonNode form) {
    var hold = record.hold();
    if (hold == null) {
      throw Refusal.of(HttpStatus.CONFLICT, "It is not held any more");
    }
    var word = FormWord.of(form, List.of("comment"));
    switch (form.path("decision").asText("")) {
      case "RELEASE" -> holds.release(caller, hold.id(), word);
      case "REJECT" -> holds.reject(caller, hold.id(), word);
      default -> throw Refusal.fields(List.of(new FieldError("decision", "decision is missing")));
    }
  }

  private void except(Caller caller, OffboardingRecord record, JsonNode form) {
    var item = form.path("item").asText("");
    decisions.except(caller, record.id().value(), item, FormWord.of(form, EXCEPTION));
  }

  /** What somebody says about an offboarding by a form. */
  private interface Word {
    void say(Caller caller, OffboardingRecord record, JsonNode form);
  }
}
