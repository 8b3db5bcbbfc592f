package dev.handback.api.console;

import dev.handback.api.signin.SignIns.SignedIn;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * The session of a browser: the same token as {@code POST /login} gives, in a cookie that no script
 * reads and no other site sends. Only pages take it; the API wants its bearer token.
 */
@Singleton
final class SessionCookie implements TokenReader<HttpRequest<?>> {

  private static final String NAME = "handback";
  private static final String PAGES = "/console";

  @Override
  public Optional<String> findToken(HttpRequest<?> request) {
    return request.getPath().startsWith(PAGES)
        ? request.getCookies().findCookie(NAME).map(Cookie::getValue)
        : Optional.empty();
  }

  static Cookie of(SignedIn signedIn, HttpRequest<?> request) {
    return cookie(signedIn.token(), signedIn.lifetime(), request);
  }

  static Cookie none(HttpRequest<?> request) {
    return cookie("", Duration.ZERO, request);
  }

  private static Cookie cookie(String value, Duration lifetime, HttpRequest<?> request) {
    return Cookie.of(NAME, value)
        .path(PAGES)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite(SameSite.Strict)
        .maxAge(lifetime);
  }
}
