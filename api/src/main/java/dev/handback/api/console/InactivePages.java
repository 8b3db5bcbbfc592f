package dev.handback.api.console;

import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.record.inactivity.IdleRegister;
import dev.handback.record.inactivity.IdleView;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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

/** What nobody uses, who was asked about it, and what silence will do (requirement T9). */
@Controller("/console/inactive")
@Hidden
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class InactivePages {

  private static final int LINES = 50;
  private static final String PATH = "/console/inactive";
  private static final String SECTION = "inactive";
  private static final String ALL = "all";

  private final Pages pages;
  private final IdleRegister register;
  private final OwnOffboardings own;

  InactivePages(Pages pages, IdleRegister register, OwnOffboardings own) {
    this.pages = pages;
    this.register = register;
    this.own = own;
  }

  @Get
  HttpResponse<String> list(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String show,
      @QueryValue @Nullable String cursor,
      Authentication authentication) {
    var all = show.equals(ALL);
    try {
      var page = register.list(!all, LINES, cursor);
      var others = own.without(Caller.of(authentication), page.idle(), IdleView::offboarding);
      var shell = pages.shell(request, SECTION, Texts.english().of("inactive.title"));
      return pages.page(
          SECTION,
          new InactivePage(shell, others, register.saving(), all, next(show, page.nextCursor())));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The cursor is none that a list gave");
    }
  }

  private static @Nullable String next(String show, @Nullable String cursor) {
    return cursor == null
        ? null
        : UriBuilder.of(PATH)
            .queryParam("cursor", cursor)
            .queryParam("show", show)
            .build()
            .toString();
  }
}
