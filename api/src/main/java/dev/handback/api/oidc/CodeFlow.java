package dev.handback.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.handback.api.oidc.ProviderSessions.Arrival;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.SignInSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in to pages: authorization code with PKCE, state and nonce; and signing out again. */
@Singleton
@Requires(property = SignInSettings.ISSUER)
public final class CodeFlow {

  private static final int PATIENCE_MS = 5000;
  private static final Scope SCOPE = new Scope("openid", "profile", "email");

  private final OidcSettings settings;
  private final SignInSettings signIn;
  private final Provider provider;
  private final People people;

  CodeFlow(OidcSettings settings, SignInSettings signIn, Provider provider, People people) {
    this.settings = settings;
    this.signIn = signIn;
    this.provider = provider;
    this.people = people;
  }

  /**
   * Where the browser goes to sign in.
   *
   * @throws Refusal 503 while the provider does not answer
   */
  public URI begin(PendingSignIn pending, URI callback) {
    return new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, client(), callback)
        .endpointURI(provider.metadata().getAuthorizationEndpointURI())
        .state(pending.state())
        .nonce(pending.nonce())
        .codeChallenge(pending.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Whoever the provider says has signed in.
   *
   * @param pending what this browser was sent away with
   * @param answer the address that the provider sent it back to
   * @throws Refusal 401 for an answer that is not to this browser, or none of the provider's
   */
  public Arrival finish(PendingSignIn pending, URI answer, URI callback) {
    try {
      var response = AuthenticationResponseParser.parse(answer);
      var isOurs = pending.state().equals(response.getState()) && isBy(response.getIssuer());
      if (!isOurs || !response.indicatesSuccess()) {
        throw refused("the provider did not say yes to what this browser asked for");
      }
      var code = response.toSuccessResponse().getAuthorizationCode();
      if (code == null) {
        throw refused("the provider gave no code");
      }
      var idToken = exchange(code, pending.verifier(), callback);
      var claims = validator().validate(idToken, pending.nonce()).toJWTClaimsSet();
      return new Arrival(
          people.of(claims),
          claims.getSubject(),
          claims.getStringClaim(LivingSessions.SESSION),
          idToken.getParsedString());
    } catch (KeySourceException | IOException e) {
      throw Provider.silent(e);
    } catch (ParseException | java.text.ParseException | BadJOSEException | JOSEException e) {
      throw refused("the provider's answer cannot be believed: " + e.getMessage());
    }
  }

  /**
   * Where the browser goes to end the session there; none where the provider has no such place, or
   * does not say so now.
   */
  public Optional<URI> end(@Nullable JWT idToken, URI afterwards) {
    return provider
        .whileItAnswers()
        .map(OIDCProviderMetadata::getEndSessionEndpointURI)
        .map(at -> new LogoutRequest(at, idToken, null, client(), afterwards, null, null).toURI());
  }

  private JWT exchange(AuthorizationCode code, CodeVerifier verifier, URI callback)
      throws IOException, ParseException {
    var grant = new AuthorizationCodeGrant(code, callback, verifier);
    var at = provider.metadata().getTokenEndpointURI();
    var secret = settings.clientSecret();
    var request =
        secret == null
            ? new TokenRequest.Builder(at, client(), grant)
            : new TokenRequest.Builder(
                at, new ClientSecretBasic(client(), new Secret(signIn.resolve(secret))), grant);
    var http = request.build().toHTTPRequest();
    http.setConnectTimeout(PATIENCE_MS);
    http.setReadTimeout(PATIENCE_MS);
    var tokens = OIDCTokenResponseParser.parse(http.send());
    if (!tokens.indicatesSuccess()) {
      throw refused("the provider took the code for none of its own");
    }
    var idToken = tokens.toSuccessResponse().getTokens().toOIDCTokens().getIDToken();
    if (idToken == null) {
      throw refused("the provider gave no ID token");
    }
    return idToken;
  }

  private IDTokenValidator validator() {
    return new IDTokenValidator(new Issuer(settings.issuer()), client(), provider.keys(), null);
  }

  /** Providers that name themselves (RFC 9207) must be ours. */
  private boolean isBy(@Nullable Issuer named) {
    return named == null || named.equals(new Issuer(settings.issuer()));
  }

  private ClientID client() {
    return new ClientID(settings.clientId());
  }

  private static Refusal refused(String why) {
    return Refusal.of(HttpStatus.UNAUTHORIZED, "You were not signed in", why);
  }
}
