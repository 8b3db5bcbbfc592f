package dev.handback.api.oidc;

import dev.handback.api.signin.SignInSettings;
import dev.handback.record.signin.EndedSessions;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.util.Date;

/** A session of pages counts until its time is over, or the provider says that it is. */
@Singleton
@Requires(property = SignInSettings.ISSUER)
final class LivingSessions implements GenericJwtClaimsValidator<HttpRequest<?>> {

  /** The claim that says as what the provider knows the session. */
  static final String SESSION = "sid";

  /** The claim that says as what the provider knows the person. */
  static final String PERSON = "providerSub";

  private final EndedSessions ended;

  LivingSessions(EndedSessions ended) {
    this.ended = ended;
  }

  @Override
  public boolean validate(Claims claims, HttpRequest<?> request) {
    return claims.get(PERSON) instanceof String person
        && claims.get(Claims.ISSUED_AT) instanceof Date begun
        && !ended.isEnded((String) claims.get(SESSION), person, begun.toInstant());
  }
}
