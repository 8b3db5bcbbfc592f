package dev.handback.api.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.api.signin.SignInSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who a token of the provider is about, and what they may do here. */
@Singleton
@Requires(property = SignInSettings.ISSUER)
final class People {

  private final OidcSettings settings;

  People(OidcSettings settings) {
    this.settings = settings;
  }

  /**
   * Somebody with the roles of their groups, who may have none. They go by all of the token's names
   * where it is asked whether something is about them; what is owed to an address is theirs only
   * when the provider has verified it.
   */
  Authentication of(JWTClaimsSet claims) {
    var subject = text(claims, "sub");
    var username = text(claims, "preferred_username");
    var email = text(claims, "email");
    var name = username == null || Roles.ALL.contains(username) ? subject : username;
    var isVerified = Boolean.TRUE.equals(claims.getClaim("email_verified"));
    var aliases = Stream.of(subject, username, email).filter(Objects::nonNull).toList();
    return Authentication.build(
        Objects.requireNonNull(name, "the token was checked for its subject"),
        settings.rolesOf(groups(claims)),
        Caller.attributes(isVerified ? email : null, personId(claims), aliases));
  }

  private @Nullable String personId(JWTClaimsSet claims) {
    return settings.personIdClaim() == null ? null : text(claims, settings.personIdClaim());
  }

  private Set<String> groups(JWTClaimsSet claims) {
    return at(claims.getClaims(), settings.groupsClaim())
        .map(String::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A claim of that name, or one within others. */
  private static Stream<?> at(Map<?, ?> claims, String path) {
    var named = claims.get(path);
    var dot = path.indexOf('.');
    if (named == null && dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
      return at(inner, path.substring(dot + 1));
    }
    return switch (named) {
      case null -> Stream.of();
      case Collection<?> many -> many.stream();
      case Object one -> List.of(one).stream();
    };
  }

  private static @Nullable String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text && !text.isBlank() ? text : null;
  }
}
