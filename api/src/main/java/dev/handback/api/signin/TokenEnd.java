package dev.handback.api.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;

/** A token must say when it ends; the framework takes one without an end for ever. */
@Singleton
final class TokenEnd implements GenericJwtClaimsValidator<HttpRequest<?>> {
  @Override
  public boolean validate(Claims claims, HttpRequest<?> request) {
    return claims.get(Claims.EXPIRATION_TIME) != null;
  }
}
