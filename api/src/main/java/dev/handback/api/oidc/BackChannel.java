package dev.handback.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.SignInSettings;
import dev.handback.record.signin.EndedSessions;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;

/** Ends sessions of pages at the provider's word. */
@Singleton
@Requires(property = SignInSettings.ISSUER)
final class BackChannel {

  /** The clocks of several processes differ by less. */
  private static final Duration LEEWAY = Duration.ofHours(1);

  private final OidcSettings settings;
  private final Provider provider;
  private final EndedSessions ended;
  private final Clock clock;

  BackChannel(OidcSettings settings, Provider provider, EndedSessions ended, Clock clock) {
    this.settings = settings;
    this.provider = provider;
    this.ended = ended;
    this.clock = clock;
  }

  /**
   * Ends the session that the token names, or all of the person's where it names none. Told again,
   * it ends nothing more.
   *
   * @return who it was, as the provider calls them
   * @throws Refusal 400 for a token that is not the provider's word to us that a session is over
   */
  String end(String token) {
    var over = read(token);
    var now = clock.instant();
    if (over.getSessionID() != null) {
      ended.endOne(over.getSessionID().getValue(), now);
    } else {
      ended.endAll(over.getSubject().getValue(), now);
    }
    ended.forget(now.minus(settings.session()).minus(LEEWAY));
    return over.getSubject() == null
        ? over.getSessionID().getValue()
        : over.getSubject().getValue();
  }

  private LogoutTokenClaimsSet read(String token) {
    var issuer = new Issuer(settings.issuer());
    var client = new ClientID(settings.clientId());
    try {
      return new LogoutTokenValidator(issuer, client, false, provider.keys(), null)
          .validate(SignedJWT.parse(token));
    } catch (KeySourceException e) {
      throw Provider.silent(e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw Refusal.of(
          HttpStatus.BAD_REQUEST,
          "The logout token cannot be believed",
          "the logout token is not good: " + e.getMessage());
    }
  }
}
