package dev.handback.api.console;

import dev.handback.api.body.UrlEncoded;
import dev.handback.api.inbox.InboxDesk;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.ProblemDocument;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.record.inbox.HeardEvents;
import dev.handback.record.inbox.InboxDecisions.Decision;
import dev.handback.record.inbox.InboxLine;
import dev.handback.record.inbox.InboxQuery;
import dev.handback.record.inbox.InboxState;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Received events: what became of each, and an operator's word about it. */
@Controller("/console/inbox")
@Hidden
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class InboxPages {

  private static final int LINES = 50;
  private static final String PATH = "/console/inbox";
  private static final String SECTION = "inbox";

  private final Pages pages;
  private final FormTokens tokens;
  private final HeardEvents heard;
  private final InboxDesk desk;
  private final OwnOffboardings own;

  InboxPages(
      Pages pages, FormTokens tokens, HeardEvents heard, InboxDesk desk, OwnOffboardings own) {
    this.pages = pages;
    this.tokens = tokens;
    this.heard = heard;
    this.desk = desk;
    this.own = own;
  }

  @Get
  HttpResponse<String> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String state,
      @QueryValue(defaultValue = "") String q,
      @QueryValue @Nullable String cursor,
      Authentication authentication) {
    var only = state == null || state.isBlank() ? null : stateOf(state);
    try {
      var page =
          heard.list(new InboxQuery(only, null, q.isBlank() ? null : q.strip(), LINES, cursor));
      var shell = pages.shell(request, SECTION, Texts.english().of("inbox.title"));
      var others = own.withoutEvents(Caller.of(authentication), page.events());
      return pages.page(
          SECTION, new InboxListPage(shell, others, only, q, next(only, q, page.nextCursor())));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The cursor is none that a list gave");
    }
  }

  @Get("/{id}")
  HttpResponse<String> show(
      HttpRequest<?> request, @PathVariable String id, Authentication authentication) {
    var line = desk.find(id, Caller.of(authentication));
    return pages.page("inbox-event", page(request, line, null));
  }

  @Post("/{id}/replay")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> replay(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body byte @Nullable [] body,
      Authentication authentication) {
    return decided(request, id, body, authentication, desk::replay);
  }

  @Post("/{id}/proceed")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> proceed(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body byte @Nullable [] body,
      Authentication authentication) {
    return decided(request, id, body, authentication, desk::proceed);
  }

  @Post("/{id}/discard")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> discard(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body byte @Nullable [] body,
      Authentication authentication) {
    return decided(request, id, body, authentication, desk::discard);
  }

  private HttpResponse<String> decided(
      HttpRequest<?> request,
      String id,
      byte @Nullable [] body,
      Authentication authentication,
      Act act) {
    var form = UrlEncoded.parse(body == null ? new byte[0] : body);
    tokens.check(request, form);
    var caller = Caller.of(authentication);
    var reason = form.path("reason").asText("").strip();
    try {
      if (reason.isEmpty()) {
        throw Refusal.fields(List.of(new FieldError("reason", "reason must be given")));
      }
      var line = act.on(id, caller, new Decision(caller.name(), reason));
      return Pages.seeOther(PATH + "/" + line.id());
    } catch (Refusal refusal) {
      var page = page(request, desk.find(id, caller), refusal.document());
      return pages.page(refusal.status(), "inbox-event", page);
    }
  }

  private InboxEventPage page(
      HttpRequest<?> request, InboxLine line, @Nullable ProblemDocument wrong) {
    var shell = pages.shell(request, SECTION, Texts.english().of("inbox.title"));
    return new InboxEventPage(shell, line, wrong);
  }

  private static InboxState stateOf(String state) {
    try {
      return InboxState.valueOf(state);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "There is no such state");
    }
  }

  private static @Nullable String next(
      @Nullable InboxState state, String q, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    var next = UriBuilder.of(PATH).queryParam("cursor", cursor).queryParam("q", q);
    return (state == null ? next : next.queryParam("state", state)).build().toString();
  }

  /** One of the desk's decisions. */
  private interface Act {
    InboxLine on(String id, Caller caller, Decision decision);
  }
}
