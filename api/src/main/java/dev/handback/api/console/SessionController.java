package dev.handback.api.console;

import dev.handback.api.body.UrlEncoded;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.SignInAudit;
import dev.handback.api.signin.SignInSettings;
import dev.handback.api.signin.SignIns;
import dev.handback.record.signin.SignInMethod;
import io.micronaut.context.annotation.Requires;
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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/** Local users sign in to the pages, and out. */
@Controller("/console")
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(missingProperty = SignInSettings.ISSUER)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SessionController {

  private final Pages pages;
  private final FormTokens tokens;
  private final SignIns signIns;
  private final SignInAudit audit;

  SessionController(Pages pages, FormTokens tokens, SignIns signIns, SignInAudit audit) {
    this.pages = pages;
    this.tokens = tokens;
    this.signIns = signIns;
    this.audit = audit;
  }

  @Get("/sign-in")
  HttpResponse<String> ask(
      HttpRequest<?> request, @QueryValue(defaultValue = Pages.HOME) String to) {
    return pages.page("sign-in", page(request, to, "", null));
  }

  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> signIn(HttpRequest<?> request, @Body byte @Nullable [] body) {
    var form = UrlEncoded.parse(body == null ? new byte[0] : body);
    tokens.check(request, form);
    var name = form.path("username").asText("");
    var to = form.path("to").asText(Pages.HOME);
    try {
      var signedIn = signIns.signIn(request, name, form.path("password").asText(""));
      return Pages.seeOther(Pages.ours(to)).cookies(SessionCookie.of(signedIn, request));
    } catch (Refusal refusal) {
      return pages.page(
          refusal.status(), "sign-in", page(request, to, name, refusal.document().title()));
    }
  }

  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> signOut(
      HttpRequest<?> request,
      @Body byte @Nullable [] body,
      @Nullable Authentication authentication) {
    tokens.check(request, UrlEncoded.parse(body == null ? new byte[0] : body));
    if (authentication != null) {
      audit.signedOut(request, SignInMethod.PASSWORD, authentication.getName());
    }
    return Pages.seeOther(Pages.HOME)
        .status(HttpStatus.SEE_OTHER)
        .cookies(SessionCookie.none(request));
  }

  private SignInPage page(
      HttpRequest<?> request, String to, String username, @Nullable String wrong) {
    var title = Texts.english().of("signIn.title");
    return new SignInPage(pages.shell(request, "sign-in", title), Pages.ours(to), username, wrong);
  }
}
