package dev.handback.api.oidc;

import com.nimbusds.jwt.JWT;
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
  private final TokenGenerator tokens;

  ProviderSessions(OidcSettings settings, TokenGenerator tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /**
   * Somebody whom the provider has signed in.
   *
   * @param subject as what the provider knows them
   * @param session as what it knows their session; null where it does not say
   */
  public record Arrival(
      Authentication person, String subject, @Nullable String session, String idToken) {

    @Override
    public String toString() {
      return person.getName();
    }
  }

  /**
   * A session that knows the ID token where there is room for it: without, the provider asks again
   * at the end whether it is meant.
   *
   * @throws Refusal 403 for somebody without a role
   */
  public SignedIn open(Arrival arrival) {
    var person = arrival.person();
    if (person.getRoles().isEmpty()) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN, "You have no role here", "none of your groups gives you one");
    }
    var all = token(arrival, Map.of(ID_TOKEN, arrival.idToken()));
    var token = all.length() > LONGEST ? token(arrival, Map.of()) : all;
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

  private String token(Arrival arrival, Map<String, Object> more) {
    var person = arrival.person();
    var attributes = new HashMap<String, Object>(person.getAttributes());
    attributes.putAll(more);
    attributes.put(LivingSessions.PERSON, arrival.subject());
    if (arrival.session() != null) {
      attributes.put(LivingSessions.SESSION, arrival.session());
    }
    attributes.put(TokenOrigin.PROVIDER, settings.issuer().toString());
    var session = Authentication.build(person.getName(), person.getRoles(), attributes);
    return tokens
        .generateToken(session, Math.toIntExact(settings.session().toSeconds()))
        .orElseThrow(() -> new IllegalStateException("no token could be made"));
  }
}
