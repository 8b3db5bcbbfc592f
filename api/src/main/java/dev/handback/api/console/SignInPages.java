package dev.handback.api.console;

import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Roles;
import dev.handback.record.signin.SignInBook;
import dev.handback.record.signin.SignInMethod;
import dev.handback.record.signin.SignInOutcome;
import dev.handback.record.signin.SignInQuery;
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
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/** The audit of sign-ins, for those who look after access. */
@Controller("/console/sign-ins")
@Hidden
@Secured({Roles.SECURITY, Roles.AUDITOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SignInPages {

  private static final int LINES = 50;
  private static final String PATH = "/console/sign-ins";
  private static final String SECTION = "sign-ins";

  private final Pages pages;
  private final SignInBook book;

  SignInPages(Pages pages, SignInBook book) {
    this.pages = pages;
    this.book = book;
  }

  @Get
  HttpResponse<String> list(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String outcome,
      @QueryValue(defaultValue = "") String method,
      @QueryValue(defaultValue = "") String who,
      @QueryValue(defaultValue = "") String address,
      @QueryValue @Nullable String cursor) {
    try {
      var asked =
          new SignInQuery(
              outcome.isBlank() ? null : SignInOutcome.valueOf(outcome),
              method.isBlank() ? null : SignInMethod.valueOf(method),
              who.isBlank() ? null : who.strip(),
              address.isBlank() ? null : address.strip(),
              LINES,
              cursor);
      var page = book.list(asked);
      var shell = pages.shell(request, SECTION, Texts.english().of("signIns.title"));
      return pages.page(
          SECTION, new SignInsPage(shell, page.signIns(), asked, next(asked, page.nextCursor())));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "There is no such list of sign-ins");
    }
  }

  private static @Nullable String next(SignInQuery asked, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    return UriBuilder.of(PATH)
        .queryParam("cursor", cursor)
        .queryParam("outcome", asked.outcome() == null ? "" : asked.outcome())
        .queryParam("method", asked.method() == null ? "" : asked.method())
        .queryParam("who", asked.who() == null ? "" : asked.who())
        .queryParam("address", asked.address() == null ? "" : asked.address())
        .build()
        .toString();
  }
}
