package dev.handback.api.console;

import static dev.handback.record.signin.SignInMethod.PROVIDER;

import dev.handback.api.body.UrlEncoded;
import dev.handback.api.oidc.CodeFlow;
import dev.handback.api.oidc.OidcSettings;
import dev.handback.api.oidc.PendingSignIn;
import dev.handback.api.oidc.ProviderSessions;
import dev.handback.api.oidc.ProviderSessions.Arrival;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.SignInAudit;
import dev.handback.api.signin.SignInSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People sign in to the pages at the identity provider, and out of both. */
@Controller("/console")
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = SignInSettings.ISSUER)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ProviderController {

  private static final String CALLBACK = "/console/sign-in/callback";
  private static final String SIGNED_OUT = "/console/signed-out";

  private final Pages pages;
  private final FormTokens tokens;
  private final CodeFlow flow;
  private final ProviderSessions sessions;
  private final SignInAudit audit;
  private final OidcSettings settings;
  private final HttpHostResolver hosts;

  ProviderController(
      Pages pages,
      FormTokens tokens,
      CodeFlow flow,
      ProviderSessions sessions,
      SignInAudit audit,
      OidcSettings settings,
      HttpHostResolver hosts) {
    this.pages = pages;
    this.tokens = tokens;
    this.flow = flow;
    this.sessions = sessions;
    this.audit = audit;
    this.settings = settings;
    this.hosts = hosts;
  }

  @Get("/sign-in")
  HttpResponse<String> away(
      HttpRequest<?> request, @QueryValue(defaultValue = Pages.HOME) String to) {
    var pending = PendingSignIn.to(Pages.ours(to));
    var there = flow.begin(pending, at(request, CALLBACK));
    return Pages.seeOther(there.toString()).cookie(PendingCookie.of(pending, request));
  }

  @Get("/sign-in/callback")
  HttpResponse<String> back(HttpRequest<?> request) {
    var pending = PendingCookie.in(request);
    var arrival = audit.watch(request, PROVIDER, null, () -> arrive(request, pending));
    var name = arrival.person().getName();
    var signedIn = audit.watch(request, PROVIDER, name, () -> sessions.open(arrival));
    audit.signedIn(request, PROVIDER, name);
    return onward(pending.map(PendingSignIn::to).map(Pages::ours).orElse(Pages.HOME))
        .cookies(SessionCookie.of(signedIn, request))
        .cookie(PendingCookie.none(request));
  }

  private Arrival arrive(HttpRequest<?> request, Optional<PendingSignIn> pending) {
    var callback = at(request, CALLBACK);
    var answer = URI.create(callback + "?" + request.getUri().getRawQuery());
    return flow.finish(pending.orElseThrow(ProviderController::unasked), answer, callback);
  }

  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> signOut(
      HttpRequest<?> request,
      @Body byte @Nullable [] body,
      @Nullable Authentication authentication) {
    tokens.check(request, UrlEncoded.parse(body == null ? new byte[0] : body));
    if (authentication != null) {
      audit.signedOut(request, PROVIDER, authentication.getName());
    }
    var idToken = ProviderSessions.idTokenOf(authentication);
    var there = flow.end(idToken, at(request, SIGNED_OUT)).map(URI::toString).orElse(SIGNED_OUT);
    return onward(there).cookies(SessionCookie.none(request));
  }

  @Get("/signed-out")
  HttpResponse<String> signedOut(HttpRequest<?> request) {
    var title = Texts.english().of("signedOut.title");
    return pages.page("signed-out", new SignedOutPage(pages.shell(request, "signed-out", title)));
  }

  private MutableHttpResponse<String> onward(String to) {
    return pages.page("onward", new OnwardPage(Texts.english(), to));
  }

  private URI at(HttpRequest<?> request, String path) {
    var base = settings.url() == null ? hosts.resolve(request) : settings.url().toString();
    return URI.create(base.replaceAll("/$", "") + path);
  }

  private static Refusal unasked() {
    return Refusal.of(
        HttpStatus.UNAUTHORIZED,
        "You were not signed in",
        "this browser did not ask for it, or too long ago; open the page again");
  }
}
