package dev.handback.sharedsignals;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.sharedsignals.TokenRefused.Code;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether a Security Event Token (RFC 8417) is its issuer's own, whole and meant for us. */
final class TokenVerifier {

  private static final int MOST_CHARACTERS = 64 * 1024;

  /** Decoders pass over what does not belong there; a signature must not depend on that. */
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPE =
      new DefaultJOSEObjectTypeVerifier<>(
          new JOSEObjectType("secevent+jwt"), new JOSEObjectType("application/secevent+jwt"));

  /**
   * Signed with a key that only the transmitter has: never with a shared secret, never unsigned.
   */
  private static final Set<JWSAlgorithm> ALGORITHMS = asymmetric();

  /** How far the transmitter's clock may be from ours. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final SignalSource source;
  private final Transmitter transmitter;

  TokenVerifier(SignalSource source, Transmitter transmitter) {
    this.source = source;
    this.transmitter = transmitter;
  }

  /**
   * What the token claims.
   *
   * @throws TokenRefused when it is not to be believed
   * @throws TransmitterFailure when its issuer's keys cannot be had now
   */
  JsonNode verify(String token, Instant now) {
    var jws = parse(token.strip());
    var claims = claims(jws);
    meantForUs(claims);
    typed(jws);
    signed(jws);
    whole(claims);
    inTime(claims, now);
    return claims;
  }

  private static JWSObject parse(String token) {
    if (token.length() > MOST_CHARACTERS) {
      throw invalid("the token is longer than %d characters".formatted(MOST_CHARACTERS));
    }
    if (!COMPACT.matcher(token).matches()) {
      throw invalid("the body is no signed token in compact form");
    }
    try {
      return JWSObject.parse(token);
    } catch (ParseException | IllegalArgumentException e) {
      throw invalid("the body is no signed token in compact form");
    }
  }

  private static JsonNode claims(JWSObject jws) {
    try {
      var claims = JSON.readTree(jws.getPayload().toBytes());
      if (claims != null && claims.isObject()) {
        return claims;
      }
    } catch (IOException e) {
      throw invalid("the token's claims are no JSON in UTF-8");
    }
    throw invalid("the token's claims are no JSON object");
  }

  private void meantForUs(JsonNode claims) {
    if (!claims.path("iss").asText().equals(source.issuer().toString())) {
      throw new TokenRefused(Code.INVALID_ISSUER, "tokens of this issuer are not taken here");
    }
    var audience = claims.path("aud");
    var texts = audience.isArray() ? audience : JSON.createArrayNode().add(audience);
    for (var text : texts) {
      if (text.isTextual() && source.audience().contains(text.asText())) {
        return;
      }
    }
    throw new TokenRefused(Code.INVALID_AUDIENCE, "the token is meant for somebody else");
  }

  /**
   * A token for another purpose, such as somebody's sign-in, is none of ours, whoever signed it.
   */
  private static void typed(JWSObject jws) {
    try {
      TYPE.verify(jws.getHeader().getType(), null);
    } catch (BadJOSEException e) {
      throw invalid("the header's typ must be secevent+jwt");
    }
  }

  private void signed(JWSObject jws) {
    if (!ALGORITHMS.contains(jws.getHeader().getAlgorithm())) {
      throw new TokenRefused(Code.INVALID_KEY, "tokens signed like this are not taken here");
    }
    var processor = new DefaultJOSEProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(TYPE);
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, transmitter.keys()));
    try {
      processor.process(jws, null);
    } catch (RateLimitReachedException | BadJOSEException e) {
      throw notSigned();
    } catch (KeySourceException e) {
      throw new TransmitterFailure(
          FailureKind.UNAVAILABLE, "The keys of %s cannot be had".formatted(source.name()), e);
    } catch (JOSEException e) {
      throw notSigned();
    }
  }

  private static TokenRefused notSigned() {
    return new TokenRefused(Code.INVALID_KEY, "no key of the issuer's has signed this token");
  }

  private static void whole(JsonNode claims) {
    var id = claims.path("jti");
    if (!id.isTextual() || id.asText().isBlank() || !Plain.fits(id.asText(), Plain.ID)) {
      throw invalid("jti is missing, too long or no plain text");
    }
    var events = claims.path("events");
    if (!events.isObject() || events.isEmpty()) {
      throw invalid("events must be an object with an event in it");
    }
    events
        .properties()
        .forEach(event -> {
          if (!event.getValue().isObject() || !Plain.fits(event.getKey(), Plain.ID)) {
            throw invalid("each event must be an object, under the URI of its type");
          }
        });
  }

  /** These tokens have no end of their own; one that has is taken at its word. */
  private void inTime(JsonNode claims, Instant now) {
    var issuedAt = NumericDate.of(claims.path("iat"));
    if (issuedAt == null) {
      throw invalid("iat is missing or no number of seconds");
    }
    if (issuedAt.isAfter(now.plus(CLOCKS))) {
      throw invalid("iat lies in the future");
    }
    var end = claims.has("exp") ? NumericDate.of(claims.path("exp")) : Instant.MAX;
    if (end == null
        || end.isBefore(now.minus(CLOCKS))
        || issuedAt.isBefore(now.minus(source.maxAge()))) {
      throw invalid("the token has expired");
    }
  }

  private static TokenRefused invalid(String description) {
    return new TokenRefused(Code.INVALID_REQUEST, description);
  }

  private static Set<JWSAlgorithm> asymmetric() {
    var algorithms = new HashSet<JWSAlgorithm>(JWSAlgorithm.Family.RSA);
    algorithms.addAll(JWSAlgorithm.Family.EC);
    return Set.copyOf(algorithms);
  }
}
