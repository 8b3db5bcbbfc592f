package dev.handback.payload;

import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256; each payload names the one that it was encrypted with. */
record PayloadKey(String id, SecretKey secret) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int BYTES = 32;

  /** Of {@code id base64}; what it refuses is not repeated, since it may be the key. */
  static PayloadKey of(String line) {
    var parts = line.strip().split("\\s+", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("a line is an id, a space and the key in base64");
    }
    if (!ID.matcher(parts[0]).matches()) {
      throw new IllegalArgumentException(
          "an id has up to 64 letters, digits, dots, dashes and underscores");
    }
    return new PayloadKey(parts[0], new SecretKeySpec(bytes(parts[1]), "AES"));
  }

  private static byte[] bytes(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      if (bytes.length == BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException("the key is not base64", notBase64);
    }
    throw new IllegalArgumentException("the key must have " + BYTES + " bytes");
  }

  @Override
  public String toString() {
    return id;
  }
}
