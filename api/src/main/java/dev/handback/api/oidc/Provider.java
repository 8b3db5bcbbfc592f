package dev.handback.api.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.SignInSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the identity provider says of itself. It is asked when somebody signs in, not at the start:
 * webhooks are taken while it is down.
 */
@Singleton
@Requires(property = SignInSettings.ISSUER)
final class Provider {

  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
  private static final int PATIENCE_MS = 3000;
  private static final int MOST_BYTES = 256 * 1024;

  /** A provider that is down for a while does not sign out whoever its known keys vouch for. */
  private static final Duration OUTAGE = Duration.ofHours(4);

  /** Signed with a key that only the provider has: never with a shared secret, never unsigned. */
  private static final Set<JWSAlgorithm> ALGORITHMS = asymmetric();

  private final OidcSettings settings;
  private volatile @Nullable Known known;

  Provider(OidcSettings settings) {
    this.settings = settings;
  }

  /** Its addresses, and where its keys come from. */
  private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

  /**
   * Its addresses.
   *
   * @throws Refusal 503 while it does not answer
   */
  OIDCProviderMetadata metadata() {
    return known().metadata();
  }

  /** Its addresses; none while it does not answer, which the log has. */
  Optional<OIDCProviderMetadata> whileItAnswers() {
    try {
      return Optional.of(metadata());
    } catch (Refusal logged) {
      return Optional.empty();
    }
  }

  /**
   * The keys that its tokens are signed with.
   *
   * @throws Refusal 503 while it does not answer
   */
  JWSVerificationKeySelector<SecurityContext> keys() {
    return new JWSVerificationKeySelector<>(ALGORITHMS, known().keys());
  }

  /** 503, and the cause is for the log. */
  static Refusal silent(Exception cause) {
    LOG.warn("the identity provider does not answer", cause);
    return Refusal.of(
        HttpStatus.SERVICE_UNAVAILABLE, "The identity provider does not answer; try again");
  }

  private Known known() {
    var now = known;
    if (now == null) {
      now = ask();
      known = now;
    }
    return now;
  }

  private Known ask() {
    try {
      var issuer = new Issuer(settings.issuer());
      var metadata = OIDCProviderMetadata.resolve(issuer, PATIENCE_MS, PATIENCE_MS);
      var retriever = new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, MOST_BYTES);
      var keys =
          JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), retriever)
              .retrying(true)
              .outageTolerant(OUTAGE.toMillis())
              .build();
      return new Known(metadata, keys);
    } catch (GeneralException | IOException e) {
      throw silent(e);
    }
  }

  private static Set<JWSAlgorithm> asymmetric() {
    var algorithms = new HashSet<JWSAlgorithm>(JWSAlgorithm.Family.RSA);
    algorithms.addAll(JWSAlgorithm.Family.EC);
    return Set.copyOf(algorithms);
  }
}
