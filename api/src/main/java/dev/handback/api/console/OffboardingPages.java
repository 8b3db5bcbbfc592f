package dev.handback.api.console;

import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.OffboardingState;
import dev.handback.record.run.ListQuery;
import dev.handback.record.run.OffboardingSummary;
import dev.handback.record.run.Offboardings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/** Offboardings: the list, and each of them, which is live while it runs. */
@Controller("/console/offboardings")
@Hidden
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class OffboardingPages {

  private static final int LINES = 50;
  private static final String PATH = "/console/offboardings";

  private final Pages pages;
  private final OneOffboarding one;
  private final Offboardings offboardings;
  private final OwnOffboardings own;

  OffboardingPages(
      Pages pages, OneOffboarding one, Offboardings offboardings, OwnOffboardings own) {
    this.pages = pages;
    this.one = one;
    this.offboardings = offboardings;
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
    var query = new ListQuery(only, null, null, q.isBlank() ? null : q.strip(), LINES, cursor);
    try {
      var page = offboardings.list(query);
      var others =
          own.without(Caller.of(authentication), page.offboardings(), OffboardingSummary::id);
      var shell =
          pages.shell(request, OneOffboarding.SECTION, Texts.english().of("offboardings.title"));
      return pages.page(
          OneOffboarding.SECTION,
          new OffboardingsPage(shell, others, only, q, next(only, q, page.nextCursor())));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The cursor is none that a list gave");
    }
  }

  @Get("/{id}")
  HttpResponse<String> show(
      HttpRequest<?> request, @PathVariable String id, Authentication authentication) {
    return one.show(request, Caller.of(authentication), id);
  }

  @Get("/{id}/live")
  HttpResponse<String> live(
      HttpRequest<?> request, @PathVariable String id, Authentication authentication) {
    return one.live(request, Caller.of(authentication), id);
  }

  private static OffboardingState stateOf(String state) {
    try {
      return OffboardingState.valueOf(state);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "There is no such state");
    }
  }

  private static @Nullable String next(
      @Nullable OffboardingState state, String q, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    var next = UriBuilder.of(PATH).queryParam("cursor", cursor).queryParam("q", q);
    return (state == null ? next : next.queryParam("state", state)).build().toString();
  }
}
