package dev.handback.api.console;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Whoever opens a page and is not signed in is asked to; the API answers 401 or 403. */
@Singleton
@Produces
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class SignInFirst
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  private static final String PAGES = "/console";

  /** What htmx says of itself. */
  private static final String PART = "HX-Request";

  private final ErrorResponseProcessor<?> errors;

  SignInFirst(ErrorResponseProcessor<?> errors) {
    this.errors = errors;
  }

  @Override
  public MutableHttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, AuthorizationException refused) {
    var isSignedOut = request.getPath().startsWith(PAGES) && !refused.isForbidden();
    if (isSignedOut && request.getHeaders().contains(PART)) {
      // a part of a page cannot sign in: the whole page can
      return HttpResponse.unauthorized().header("HX-Refresh", "true");
    }
    if (isSignedOut) {
      // a form that was sent too late is opened again
      var to = request.getMethod() == HttpMethod.GET ? request.getPath() : PAGES;
      var asked = URLEncoder.encode(to, StandardCharsets.UTF_8);
      return Pages.seeOther("/console/sign-in?to=" + asked);
    }
    var status = refused.isForbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
    var context = ErrorContext.builder(request).cause(refused).build();
    return errors.processResponse(context, HttpResponse.status(status));
  }
}
