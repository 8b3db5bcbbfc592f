package dev.handback.api.console;

import dev.handback.api.signin.Roles;
import dev.handback.api.signin.SignIns.SignedIn;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The session of a browser: the same token as {@code POST /login} gives, in a cookie that no script
 * reads and no other site sends. Only pages take it; the API wants its bearer token. An operator
 * has a second one, which is good for nothing but to have Temporal's UI show payloads.
 */
@Singleton
final class SessionCookie implements TokenReader<HttpRequest<?>> {

  private static final String NAME = "handback";
  private static final String PAGES = "/console";
  private static final String CODEC_NAME = "handback-codec";
  private static final String CODEC = "/codec";

  @Override
  public Optional<String> findToken(HttpRequest<?> request) {
    var path = request.getPath();
    if (path.startsWith(PAGES)) {
      return find(NAME, request);
    }
    return path.startsWith(CODEC) ? find(CODEC_NAME, request) : Optional.empty();
  }

  private static Optional<String> find(String name, HttpRequest<?> request) {
    return request.getCookies().findCookie(name).map(Cookie::getValue);
  }

  static Set<Cookie> of(SignedIn signedIn, HttpRequest<?> request) {
    var codec = signedIn.roles().contains(Roles.OPERATOR) ? signedIn.token() : "";
    return both(signedIn.token(), codec, signedIn.lifetime(), request);
  }

  static Set<Cookie> none(HttpRequest<?> request) {
    return both("", "", Duration.ZERO, request);
  }

  private static Set<Cookie> both(
      String pages, String codec, Duration lifetime, HttpRequest<?> request) {
    var codecLifetime = codec.isEmpty() ? Duration.ZERO : lifetime;
    return new LinkedHashSet<>(
        List.of(
            cookie(NAME, pages, lifetime, request).path(PAGES),
            cookie(CODEC_NAME, codec, codecLifetime, request).path(CODEC)));
  }

  private static Cookie cookie(
      String name, String value, Duration lifetime, HttpRequest<?> request) {
    return Cookie.of(name, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite(SameSite.Strict)
        .maxAge(lifetime);
  }
}
