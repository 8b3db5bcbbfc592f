package dev.handback.api.webhook.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handback.api.problem.Refusal;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells whether a delivery is its source's own, under any of the source's keys. */
public final class Verifier {

  private static final String NOT_SIGNED = "The delivery is not signed";

  private final Scheme scheme;
  private final Duration tolerance;
  private final List<Key> keys = new ArrayList<>();
  private final List<byte[]> tokens = new ArrayList<>();

  /** One without a key, which takes nothing. */
  public Verifier(Scheme scheme, Duration tolerance) {
    this.scheme = scheme;
    this.tolerance = tolerance;
  }

  /**
   * Takes one more key: any of them may have signed, so that keys can be rotated.
   *
   * @throws IllegalArgumentException when it has not the form of a key, without repeating it
   */
  public void add(String secret) {
    var bare = secret.strip();
    var token = scheme.token();
    if (token != null) {
      var prefix = token.prefix() == null ? "" : token.prefix();
      tokens.add((prefix + token.encoding().encode(bare)).getBytes(UTF_8));
      return;
    }
    var kind =
        scheme.signatures().stream()
            .filter(signature -> signature.claims(bare))
            .findFirst()
            .orElseGet(() -> scheme.signatures().getFirst());
    keys.add(new Key(kind, kind.check(bare)));
  }

  /**
   * The sender's id of the message, when the delivery is authentic and fresh; null when the scheme
   * has no ids.
   *
   * @throws Refusal 401 otherwise
   */
  public @Nullable String verify(HttpHeaders headers, byte[] body, Instant now) {
    var id = scheme.id() == null ? null : required(headers, scheme.id());
    var time = scheme.time();
    var timestamp = time == null ? null : required(headers, time.header());
    var signedAt = time == null || timestamp == null ? null : instant(time, timestamp);
    if (!(scheme.token() == null ? signed(headers, body, id, timestamp) : holdsToken(headers))) {
      throw Refusal.of(
          HttpStatus.UNAUTHORIZED, "The signature does not fit any key of this source");
    }
    if (signedAt != null && Duration.between(signedAt, now).abs().compareTo(tolerance) > 0) {
      throw Refusal.of(
          HttpStatus.UNAUTHORIZED,
          "The delivery is stale",
          "its time is more than %d seconds from ours".formatted(tolerance.toSeconds()));
    }
    return id;
  }

  /** Every key and every signature is tried, in constant time each. */
  private boolean signed(
      HttpHeaders headers, byte[] body, @Nullable String id, @Nullable String timestamp) {
    var found = false;
    for (var key : keys) {
      var signed =
          key.kind().signed(part -> part.equals(Content.ID) ? text(id) : text(timestamp), body);
      for (var signature : key.kind().in(required(headers, key.kind().header()))) {
        found |= key.check().fits(signed, signature);
      }
    }
    return found;
  }

  private boolean holdsToken(HttpHeaders headers) {
    var token = scheme.token();
    var sent = token == null ? new byte[0] : required(headers, token.header()).getBytes(UTF_8);
    var found = false;
    for (var expected : tokens) {
      found |= MessageDigest.isEqual(expected, sent);
    }
    return found;
  }

  private static String text(@Nullable String sent) {
    return sent == null ? "" : sent;
  }

  private static String required(HttpHeaders headers, String name) {
    var value = headers.get(name);
    if (value == null || value.isBlank()) {
      throw Refusal.of(HttpStatus.UNAUTHORIZED, NOT_SIGNED, name + " is missing");
    }
    return value.strip();
  }

  private static Instant instant(Scheme.Time time, String value) {
    try {
      var number = Long.parseLong(value);
      return time.unit() == Scheme.Time.Unit.SECONDS
          ? Instant.ofEpochSecond(number)
          : Instant.ofEpochMilli(number);
    } catch (NumberFormatException | DateTimeException e) {
      throw Refusal.of(
          HttpStatus.UNAUTHORIZED,
          "The delivery's time cannot be read",
          "%s must be %s since 1970"
              .formatted(time.header(), time.unit().name().toLowerCase(Locale.ROOT)));
    }
  }

  /** A key of its kind. */
  private record Key(SignedHeader kind, Check check) {}
}
