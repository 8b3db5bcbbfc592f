package dev.handback.api.webhook.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/** How bytes are written as text. */
public enum Encoding {
  TEXT(text -> text.getBytes(UTF_8), bytes -> new String(bytes, UTF_8)),
  HEX(HexFormat.of()::parseHex, HexFormat.of()::formatHex),
  BASE64(Base64.getDecoder()::decode, Base64.getEncoder()::encodeToString),
  BASE64URL(Base64.getUrlDecoder()::decode, Base64.getUrlEncoder()::encodeToString);

  private final Function<String, byte[]> decoder;
  private final Function<byte[], String> encoder;

  Encoding(Function<String, byte[]> decoder, Function<byte[], String> encoder) {
    this.decoder = decoder;
    this.encoder = encoder;
  }

  /** The bytes; empty for what is not written like this. */
  Optional<byte[]> decode(String text) {
    try {
      return Optional.of(decoder.apply(text));
    } catch (IllegalArgumentException notLikeThis) {
      return Optional.empty();
    }
  }

  String encode(String text) {
    return encoder.apply(text.getBytes(UTF_8));
  }
}
