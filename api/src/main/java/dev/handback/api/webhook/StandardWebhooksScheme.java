package dev.handback.api.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Standard Webhooks: {@code v1,} and base64 HMAC-SHA256 over {@code id.timestamp.body}. Several
 * signatures, separated by spaces, while the sender rotates its key; other versions are passed
 * over.
 */
final class StandardWebhooksScheme implements SignatureScheme {

  /** The header with the sender's id of the message. */
  static final String ID = "webhook-id";

  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final String VERSION = "v1,";
  private static final String KEY_PREFIX = "whsec_";

  @Override
  public SignedDelivery read(HttpHeaders headers, byte[] body) {
    var id = SignatureHeaders.required(headers, ID);
    var timestamp = SignatureHeaders.required(headers, TIMESTAMP);
    var signatures = signatures(SignatureHeaders.required(headers, SIGNATURE));
    var content = Bytes.concat((id + "." + timestamp + ".").getBytes(UTF_8), body);
    return new SignedDelivery(
        content, signatures, SignatureHeaders.timestamp(TIMESTAMP, timestamp), id);
  }

  @Override
  public byte[] key(String secret) {
    try {
      return Base64.getDecoder().decode(secret.strip().replaceFirst("^" + KEY_PREFIX, ""));
    } catch (IllegalArgumentException e) {
      // the decoder's message would repeat a part of the key
      throw new IllegalArgumentException("a Standard Webhooks key is whsec_ and base64");
    }
  }

  private static List<byte[]> signatures(String header) {
    return Arrays.stream(header.split(" +"))
        .filter(one -> one.startsWith(VERSION))
        .map(one -> decode(one.substring(VERSION.length())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty for what is not base64: it is no signature of ours then. */
  private static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
