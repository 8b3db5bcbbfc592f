package dev.handback.api.webhook.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How bytes are written as text. */
public enum Encoding {
  TEXT,
  HEX,
  BASE64,
  BASE64URL;

  /** The bytes; empty for what is not written like this. */
  Optional<byte[]> decode(String text) {
    try {
      return Optional.of(
          switch (this) {
            case TEXT -> text.getBytes(UTF_8);
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
            case BASE64URL -> Base64.getUrlDecoder().decode(text);
          });
    } catch (IllegalArgumentException notLikeThis) {
      return Optional.empty();
    }
  }

  String encode(String text) {
    var bytes = text.getBytes(UTF_8);
    return switch (this) {
      case TEXT -> text;
      case HEX -> HexFormat.of().formatHex(bytes);
      case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case BASE64URL -> Base64.getUrlEncoder().encodeToString(bytes);
    };
  }
}
