package dev.handback.api.webhook.scheme;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way to sign: in which header, over what, with what kind of key.
 *
 * @param prefix what a signature in the header begins with, such as {@code v1,}; then there may be
 *     several, with blanks between, and others are passed over. Null where the header is the
 *     signature
 * @param key how the key is written
 * @param keyPrefix what a key of this kind begins with, such as {@code whsec_}; null for nothing
 */
public record SignedHeader(
    String header,
    @Nullable String prefix,
    Content content,
    Algorithm algorithm,
    Encoding encoding,
    Encoding key,
    @Nullable String keyPrefix) {

  public SignedHeader {
    content = Objects.requireNonNullElse(content, Content.of("{body}"));
    algorithm = Objects.requireNonNullElse(algorithm, Algorithm.HMAC_SHA256);
    key = Objects.requireNonNullElse(key, Encoding.TEXT);
  }

  /** Whether a key begins like one of this kind. */
  boolean claims(String secret) {
    return keyPrefix != null && secret.startsWith(keyPrefix);
  }

  /**
   * The key's check.
   *
   * @throws IllegalArgumentException when it has not the form of a key, without repeating it
   */
  Check check(String secret) {
    var bare = claims(secret) ? secret.substring(String.valueOf(keyPrefix).length()) : secret;
    return key.decode(bare)
        .filter(bytes -> bytes.length > 0)
        .map(algorithm::check)
        .orElseThrow(() -> new IllegalArgumentException("a key of this scheme is " + form()));
  }

  private String form() {
    var kind = key.name().toLowerCase(Locale.ROOT);
    return keyPrefix == null ? kind : "%s and %s".formatted(keyPrefix, kind);
  }

  /** The signatures in this header's value, as far as they can be ones. */
  List<byte[]> in(String value) {
    var texts =
        prefix == null
            ? Stream.of(value)
            : Arrays.stream(value.split(" +"))
                .filter(one -> one.startsWith(prefix))
                .map(one -> one.substring(prefix.length()));
    return texts.map(encoding::decode).flatMap(Optional::stream).toList();
  }

  /** The bytes that are signed. */
  byte[] signed(Function<String, String> parts, byte[] body) {
    return content.with(parts, body);
  }
}
