package dev.handback.api.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.SignInSettings;
import dev.handback.api.signin.SignIns.SignedIn;
import dev.handback.api.signin.TokenOrigin;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions of pages for those whom the provider has signed in. */
@Singleton
@Requires(property = SignInSettings.ISSUER)
public final class ProviderSessions {

  private static final String ID_TOKEN = "idToken";

  /** Browsers drop cookies of more than 4096 bytes, name and attributes included. */
  private static final int LONGEST = 3900;

  private final OidcSettings settings;
  private final People people;
  private final TokenGenerator tokens;

  ProviderSessions(OidcSettings settings, People people, TokenGenerator tokens) {
    this.settings = settings;
    this.people = people;
    this.tokens = tokens;
  }

  /**
   * A session that knows the ID token where there is room for it: without, the provider asks again
   * at the end whether it is meant.
   *
   * @throws Refusal 403 for somebody without a role
   */
  SignedIn open(JWTClaimsSet claims, String idToken) {
    var person = people.of(claims);
    if (person.getRoles().isEmpty()) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN, "You have no role here", "none of your groups gives you one");
    }
    var all = token(person, Map.of(ID_TOKEN, idToken));
    var token = all.length() > LONGEST ? token(person, Map.of()) : all;
    return new SignedIn(token, settings.session(), List.copyOf(person.getRoles()));
  }

  /** The ID token of a session; null where it has none. */
  public static @Nullable JWT idTokenOf(@Nullable Authentication session) {
    if (session == null || !(session.getAttributes().get(ID_TOKEN) instanceof String text)) {
      return null;
    }
    try {
      return JWTParser.parse(text);
    } catch (ParseException e) {
      throw new IllegalStateException("a session has what was once an ID token", e);
    }
  }

  private String token(Authentication person, Map<String, Object> more) {
    var attributes = new HashMap<String, Object>(person.getAttributes());
    attributes.putAll(more);
    attributes.put(TokenOrigin.PROVIDER, settings.issuer().toString());
    var session = Authentication.build(person.getName(), person.getRoles(), attributes);
    return tokens
        .generateToken(session, Math.toIntExact(settings.session().toSeconds()))
        .orElseThrow(() -> new IllegalStateException("no token could be made"));
  }
}
