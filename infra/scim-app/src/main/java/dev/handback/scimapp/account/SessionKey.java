package dev.handback.scimapp.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the store keeps of a token: its SHA-256, so that a stolen file opens no session. */
public record SessionKey(String value) {

  static SessionKey of(SessionToken token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(token.value().getBytes(StandardCharsets.UTF_8));
      return new SessionKey(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
