package dev.handback.api.signin;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * A token of ours counts only where the sign-in that it came from is the one there is: with a
 * provider it is a session of pages, which have Temporal's payloads read as well, and nothing else;
 * and none of another provider or of local users.
 */
@Singleton
public final class TokenOrigin implements GenericJwtClaimsValidator<HttpRequest<?>> {

  /** The claim that says which provider signed them in. */
  public static final String PROVIDER = "provider";

  private static final String PAGES = "/console";
  private static final String CODEC = "/codec/";

  private final @Nullable String issuer;

  TokenOrigin(@Nullable @Value("${" + SignInSettings.ISSUER + ":}") String issuer) {
    this.issuer = issuer == null || issuer.isEmpty() ? null : issuer;
  }

  /** Whether a page is asked for, not a call. */
  public static boolean isPage(HttpRequest<?> request) {
    return request.getPath().startsWith(PAGES);
  }

  private static boolean takesSession(HttpRequest<?> request) {
    return isPage(request) || request.getPath().startsWith(CODEC);
  }

  @Override
  public boolean validate(Claims claims, HttpRequest<?> request) {
    var provider = claims.get(PROVIDER);
    return issuer == null ? provider == null : issuer.equals(provider) && takesSession(request);
  }
}
