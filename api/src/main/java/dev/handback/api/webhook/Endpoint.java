package dev.handback.api.webhook;

import dev.handback.api.problem.Refusal;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One source, ready to receive: its scheme and its keys. */
final class Endpoint {

  private static final String HMAC = "HmacSHA256";

  private final Sources.Source source;
  private final SignatureScheme scheme;
  private final List<SecretKeySpec> keys;

  Endpoint(Sources.Source source, SignatureScheme scheme, List<byte[]> keys) {
    this.source = source;
    this.scheme = scheme;
    this.keys = keys.stream().map(key -> new SecretKeySpec(key, HMAC)).toList();
  }

  Sources.Source source() {
    return source;
  }

  /**
   * The delivery, when it is authentic and fresh.
   *
   * @throws Refusal 401 otherwise
   */
  SignedDelivery verify(HttpHeaders headers, byte[] body, Instant now) {
    var delivery = scheme.read(headers, body);
    if (!signed(delivery)) {
      throw Refusal.of(
          HttpStatus.UNAUTHORIZED, "The signature does not fit any key of this source");
    }
    var age = Duration.between(delivery.timestamp(), now).abs();
    if (age.compareTo(source.tolerance()) > 0) {
      throw Refusal.of(
          HttpStatus.UNAUTHORIZED,
          "The delivery is stale",
          "its time is more than %d seconds from ours".formatted(source.tolerance().toSeconds()));
    }
    return delivery;
  }

  /** Every key and every signature is tried, in constant time each. */
  private boolean signed(SignedDelivery delivery) {
    var found = false;
    for (var key : keys) {
      var expected = hmac(key, delivery.content());
      for (var signature : delivery.signatures()) {
        found |= MessageDigest.isEqual(expected, signature);
      }
    }
    return found;
  }

  private static byte[] hmac(SecretKeySpec key, byte[] content) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
