package dev.handback.api.console;

import dev.handback.api.oidc.PendingSignIn;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;

/** What a browser keeps while its user is at the provider; sent along when the provider is done. */
final class PendingCookie {

  private static final String NAME = "handback-sign-in";
  private static final String PATH = "/console/sign-in";
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private PendingCookie() {}

  static Optional<PendingSignIn> in(HttpRequest<?> request) {
    return request.getCookies().findCookie(NAME).map(Cookie::getValue).flatMap(PendingSignIn::read);
  }

  static Cookie of(PendingSignIn pending, HttpRequest<?> request) {
    return cookie(pending.write(), PATIENCE, request);
  }

  static Cookie none(HttpRequest<?> request) {
    return cookie("", Duration.ZERO, request);
  }

  private static Cookie cookie(String value, Duration lifetime, HttpRequest<?> request) {
    return Cookie.of(NAME, value)
        .path(PATH)
        .httpOnly(true)
        .secure(request.isSecure())
        // the provider's site sends the browser back
        .sameSite(SameSite.Lax)
        .maxAge(lifetime);
  }
}
