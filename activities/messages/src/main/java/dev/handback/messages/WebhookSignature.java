package dev.handback.messages;

import dev.handback.configuration.ResolvedSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body. */
final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private final byte[] key;

  /**
   * Takes the secret as both sides write it: {@code whsec_} and the key in Base64.
   *
   * @throws IllegalArgumentException when it is none
   */
  WebhookSignature(ResolvedSecret secret) {
    var text = secret.reveal();
    try {
      key =
          Base64.getDecoder()
              .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "");
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("the secret must be whsec_ with Base64 behind it");
    }
    if (key.length < 24 || key.length > 64) {
      throw new IllegalArgumentException(
          "the secret must be whsec_ with 24 to 64 bytes in Base64 behind it");
    }
  }

  /** The {@code webhook-signature} header. */
  String of(String id, Instant at, String body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      var signed = "%s.%d.%s".formatted(id, at.getEpochSecond(), body);
      var digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
