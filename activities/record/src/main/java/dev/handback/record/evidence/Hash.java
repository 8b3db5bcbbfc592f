package dev.handback.record.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 value, as 64 lower-case hexadecimal digits. */
public record Hash(String hex) {

  /** What the first entry of every chain follows: 32 zero bytes. */
  public static final Hash GENESIS = new Hash("0".repeat(64));

  public static Hash of(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(bytes));
  }

  /** The hash of an entry that follows this one: SHA-256(this hash's 32 bytes, entry's UTF-8). */
  public Hash next(String canonicalEntry) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(bytes());
      sha.update(canonicalEntry.getBytes(StandardCharsets.UTF_8));
      return of(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
