package dev.handback.api.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import java.util.HexFormat;
import java.util.List;

/** BambooHR: hexadecimal HMAC-SHA256 over the body and then the timestamp, without a separator. */
final class BambooHrScheme implements SignatureScheme {

  private static final String TIMESTAMP = "X-BambooHR-Timestamp";
  private static final String SIGNATURE = "X-BambooHR-Signature";

  @Override
  public SignedDelivery read(HttpHeaders headers, byte[] body) {
    var timestamp = SignatureHeaders.required(headers, TIMESTAMP);
    var signature = SignatureHeaders.required(headers, SIGNATURE);
    return new SignedDelivery(
        Bytes.concat(body, timestamp.getBytes(UTF_8)),
        decode(signature),
        SignatureHeaders.timestamp(TIMESTAMP, timestamp),
        null);
  }

  @Override
  public byte[] key(String secret) {
    return secret.getBytes(UTF_8);
  }

  /** None for what is not hexadecimal: it is no signature of ours then. */
  private static List<byte[]> decode(String hex) {
    try {
      return List.of(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
