package dev.handback.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.handback.api.signin.SignInAudit;
import dev.handback.api.signin.SignInSettings;
import dev.handback.api.signin.TokenOrigin;
import dev.handback.record.signin.SignInMethod;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The provider's access tokens, for calls: signed with a key of its own, meant for us, within their
 * time. Pages have a session of theirs.
 */
@Singleton
@Requires(property = SignInSettings.ISSUER)
final class AccessTokens implements TokenValidator<HttpRequest<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

  /** How Keycloak says in a token what it is for; others do not say. */
  private static final String KIND = "typ";

  private static final String FOR_CALLS = "Bearer";

  private final OidcSettings settings;
  private final Provider provider;
  private final People people;
  private final SignInAudit audit;
  private final Scheduler scheduler;

  AccessTokens(
      OidcSettings settings,
      Provider provider,
      People people,
      SignInAudit audit,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.settings = settings;
    this.provider = provider;
    this.people = people;
    this.audit = audit;
    this.scheduler = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    return TokenOrigin.isPage(request)
        ? Mono.empty()
        : Mono.fromCallable(() -> signedIn(token, request))
            .flatMap(Mono::justOrEmpty)
            .subscribeOn(scheduler);
  }

  private Optional<Authentication> signedIn(String token, HttpRequest<?> request) {
    try {
      return signedIn(SignedJWT.parse(token), request);
    } catch (ParseException e) {
      LOG.debug("this is no token of a provider's: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Authentication> signedIn(SignedJWT jwt, HttpRequest<?> request) {
    try {
      var claims = processor().process(jwt, null);
      var kind = claims.getClaim(KIND);
      return kind == null || kind.equals(FOR_CALLS)
          ? Optional.of(people.of(claims))
          : refused(request, "it is not for calls");
    } catch (RateLimitReachedException | BadJOSEException e) {
      return refused(request, e.getMessage());
    } catch (KeySourceException e) {
      throw Provider.silent(e);
    } catch (JOSEException e) {
      return refused(request, e.getMessage());
    }
  }

  /** The audit does not have the library's words: they may quote what was sent. */
  private Optional<Authentication> refused(HttpRequest<?> request, @Nullable String why) {
    LOG.debug("a token is refused: {}", why);
    audit.refused(request, SignInMethod.ACCESS_TOKEN, null, "the access token is not good");
    return Optional.empty();
  }

  private DefaultJWTProcessor<SecurityContext> processor() {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(provider.keys());
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.wantedAudience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
            Set.of("sub", "exp")));
    return processor;
  }
}
